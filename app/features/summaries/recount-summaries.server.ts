import { addUp } from '~/domain/oversight/sums';
import type { IpmTransaction, TenantContext } from '~/platform/context';
import { compareSummaries } from './compare-summaries.server';
import { RECOUNTS } from './recounts.server';

/**
 * Writes the sums of one tenant anew from its rows, in one transaction: what moves money meanwhile
 * waits for it or starts again. Answers how many sums were wrong.
 */
export async function recountSummaries(ctx: TenantContext): Promise<number> {
  return ctx.transaction(async (tx) => {
    const { sql } = tx;
    const { differences } = await compareSummaries(sql);
    if (differences.length === 0) return 0;
    await forgetSums(tx);
    for (const { table, recounted } of RECOUNTS) {
      await sql.insertMany(table, addUp(await recounted(sql)));
    }
    return differences.length;
  });
}

async function forgetSums({ sql }: IpmTransaction) {
  await sql.run`DELETE FROM ContributionSummary WHERE ipmId = ${sql.ipm}`;
  await sql.run`DELETE FROM CallDueSummary WHERE ipmId = ${sql.ipm}`;
  await sql.run`DELETE FROM InvoiceSummary WHERE ipmId = ${sql.ipm}`;
  await sql.run`DELETE FROM InvoiceDueSummary WHERE ipmId = ${sql.ipm}`;
}
