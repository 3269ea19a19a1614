import type { WorkItem } from '~/components/work-list';
import type { Xof } from '~/domain/money';
import { sumDeclared } from '~/features/dues/remittance-queries.server';
import { yearOf } from '~/domain/period';
import { formatXof } from '~/i18n/format';
import type { IcamoContext } from '~/platform/context';
import { findNationalRule, listIpmYears, type IpmYear } from './dues-board-queries.server';
import { arrearsOfRows, groupBy } from './recovery-board.server';
import { openByPlace, type ArrearsSums } from './recovery-queries.server';

type Nation = {
  readonly year: number;
  readonly capXof: Xof;
  readonly dues: readonly IpmYear[];
  readonly open: readonly (ArrearsSums & { readonly ipmId: bigint })[];
  /** What IPM say they have paid; null for whom may not confirm it. */
  readonly declared: Awaited<ReturnType<typeof sumDeclared>> | null;
};

/** The same for a page that shows nothing else. */
export async function readNationalWork(ctx: IcamoContext): Promise<WorkItem[]> {
  const year = yearOf(ctx.today);
  const [dues, rule, open, declared] = await Promise.all([
    listIpmYears(ctx, { year, search: null, sort: 'name' }),
    findNationalRule(ctx),
    openByPlace(ctx),
    ctx.can('national-dues:record') ? sumDeclared(ctx) : null,
  ]);
  return listNationalWork(ctx, { year, capXof: rule?.capXof ?? 0n, dues, open, declared });
}

/** What calls for ICAMO's attention, each with the list behind it. */
export function listNationalWork(ctx: IcamoContext, nation: Nation): WorkItem[] {
  const { base, t } = ctx;
  const { year, capXof, dues, open, declared } = nation;
  const without = dues.filter(({ cashedXof }) => cashedXof === 0n);
  const capped = dues.filter(({ dueXof }) => capXof > 0n && dueXof >= capXof);
  const old = [...groupBy(open, ({ ipmId }) => ipmId).values()]
    .map(arrearsOfRows)
    .filter(({ oldXof }) => oldXof > 0n);
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
  return items
    .filter(({ count }) => count > 0)
    .map(({ kind, amountXof, ...item }) => ({
      ...item,
      label: t(`icamo.home.${kind}`, { count: item.count, year: String(year), cap: capXof }),
      detail: amountXof === null ? undefined : formatXof(amountXof, t.language),
    }));
}
