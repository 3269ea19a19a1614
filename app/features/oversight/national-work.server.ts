import type { Xof } from '~/domain/money';
import { sumDeclared } from '~/features/dues/remittance-queries.server';
import type { IcamoContext } from '~/platform/context';
import type { IpmYear } from './dues-board-queries.server';
import type { RecoveryRow } from './recovery-rows';

type Nation = {
  readonly year: number;
  readonly capXof: Xof;
  readonly dues: readonly IpmYear[];
  readonly ipms: readonly RecoveryRow[];
};

/** What calls for ICAMO's attention, each with the list behind it. */
export async function listNationalWork(ctx: IcamoContext, nation: Nation) {
  const { base } = ctx;
  const { year, capXof, dues, ipms } = nation;
  const without = dues.filter(({ cashedXof }) => cashedXof === 0n);
  const capped = dues.filter(({ dueXof }) => capXof > 0n && dueXof >= capXof);
  const old = ipms.filter(({ oldXof }) => oldXof > 0n);
  const declared = ctx.can('national-dues:record') ? await sumDeclared(ctx) : null;
  const items = [
    {
      kind: 'declared' as const,
      tone: 'waiting' as const,
      count: Number(declared?.count ?? 0n),
      amountXof: declared?.amountXof ?? null,
      to: `${base}/dues/payments?state=declared`,
    },
    {
      kind: 'withoutCash' as const,
      tone: 'late' as const,
      count: without.length,
      amountXof: null,
      to: `${base}/dues?year=${year}&sort=cashed`,
    },
    {
      kind: 'oldArrears' as const,
      tone: 'late' as const,
      count: old.length,
      amountXof: old.reduce((sum, { oldXof }) => sum + oldXof, 0n),
      to: `${base}/recovery?sort=-old`,
    },
    {
      kind: 'capped' as const,
      tone: 'progress' as const,
      count: capped.length,
      amountXof: null,
      to: `${base}/dues?year=${year}&sort=-due`,
    },
  ];
  return items.filter(({ count }) => count > 0).map((item) => ({ ...item, capXof }));
}
