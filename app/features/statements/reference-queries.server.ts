import type { IpmContext } from '~/platform/context';

type Cause = { readonly causeKind: string; readonly causeId: bigint };
type Numbered = { readonly id: bigint; readonly number: string | null };

/** Numbers of the calls and receipts that movements come from. */
export async function referencesOf(
  { sql }: Pick<IpmContext, 'sql'>,
  causes: readonly Cause[],
): Promise<Map<bigint, string>> {
  const idsOf = (kind: string) => [
    ...new Set(causes.filter((one) => one.causeKind.startsWith(kind)).map((one) => one.causeId)),
  ];
  const calls = idsOf('call');
  const receipts = idsOf('receipt');
  const found = await Promise.all([
    calls.length === 0
      ? []
      : sql.rows<Numbered>`SELECT id, number FROM ContributionCall
          WHERE ipmId = ${sql.ipm} AND id IN (${sql.list(calls)})`,
    receipts.length === 0
      ? []
      : sql.rows<Numbered>`SELECT id, number FROM Receipt
          WHERE ipmId = ${sql.ipm} AND id IN (${sql.list(receipts)})`,
  ]);
  return new Map(
    found.flat().flatMap(({ id, number }) => (number === null ? [] : [[id, number] as const])),
  );
}
