import { addUp, negative, type SumRow } from '~/domain/oversight/sums';
import type { TenantSql } from '~/platform/context';
import { RECOUNTS } from './recounts.server';

type Difference = {
  readonly table: string;
  /** What the kept sums have too much; negative: too little. */
  readonly excess: SumRow;
};

/** Where the kept sums of a tenant are not what its rows add up to. */
export async function compareSummaries(sql: TenantSql) {
  const differences: Difference[] = [];
  let checked = 0;
  for (const { table, kept, recounted } of RECOUNTS) {
    const [are, shouldBe] = [await kept(sql), await recounted(sql)];
    checked += are.length;
    const excesses = addUp([...are, ...shouldBe.map(negative)]);
    differences.push(...excesses.map((excess) => ({ table, excess })));
  }
  return { checked, differences };
}
