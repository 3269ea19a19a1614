import { checkAccountHands, checkDuties } from '~/domain/care/duties';
import type { InvoiceState } from '~/domain/care/invoice-state';
import { payoutObstacle, UNDER_WAY } from '~/domain/payments/payout-state';
import type { WaveNameMatch } from '~/domain/payments/wave-recipient';
import { dutiesOn } from '~/features/duties/duty-queries.server';
import type { TenantContext, TenantSql } from '~/platform/context';

type Stored = {
  readonly id: bigint;
  readonly number: string | null;
  readonly providerReference: string;
  readonly state: InvoiceState;
  readonly ipmShareXof: bigint;
  readonly enteredBy: bigint;
  readonly adjudicatedBy: bigint | null;
  readonly approvedBy: bigint | null;
  readonly adhesionId: bigint;
  readonly providerName: string;
  readonly waveRecipient: string | null;
  readonly waveNameMatch: WaveNameMatch | null;
  readonly waveRecipientBy: bigint | null;
};

export type Payable = Omit<
  Stored,
  'enteredBy' | 'adjudicatedBy' | 'approvedBy' | 'waveRecipientBy'
> & {
  readonly obstacle:
    | ReturnType<typeof payoutObstacle>
    | ReturnType<typeof checkDuties>
    | ReturnType<typeof checkAccountHands>;
};

/** Chosen invoices, the first due first, each with what stands against paying it through Wave. */
export async function listPayables(
  asking: Asking,
  invoiceIds: readonly bigint[],
): Promise<Payable[]> {
  const { sql } = asking;
  if (invoiceIds.length === 0) return [];
  const rows = await sql.rows<Stored>`${payables(sql, invoiceIds)} ORDER BY i.dueOn, i.id`;
  return judge(asking, rows);
}

/** The same, invoices and accounts held until the end of the transaction. */
export async function lockPayables(
  asking: Asking,
  invoiceIds: readonly bigint[],
): Promise<Payable[]> {
  const { sql } = asking;
  const rows = await sql.rows<Stored>`${payables(sql, invoiceIds)} ORDER BY i.id FOR UPDATE`;
  return judge(asking, rows);
}

type Asking = Pick<TenantContext, 'sql' | 'user' | 'today'>;

const payables = (sql: TenantSql, invoiceIds: readonly bigint[]) =>
  sql.part`SELECT i.id, i.number, i.providerReference, i.state, i.ipmShareXof,
      i.enteredBy, i.adjudicatedBy, i.approvedBy, i.adhesionId, a.name AS providerName,
      a.waveRecipient, a.waveNameMatch, a.waveRecipientBy
    FROM ProviderInvoice i JOIN ProviderAdhesion a ON a.ipmId = i.ipmId AND a.id = i.adhesionId
    WHERE i.ipmId = ${sql.ipm} AND i.id IN (${sql.list(invoiceIds)})`;

/** Read after the lock, never before: an order that was written while it was waited for is seen. */
async function judge(asking: Asking, rows: readonly Stored[]): Promise<Payable[]> {
  const { sql, user, today } = asking;
  if (rows.length === 0) return [];
  const duties = await dutiesOn(asking, today);
  const orders = await sql.rows<{ invoiceId: bigint }>`SELECT invoiceId FROM WavePayout
    WHERE ipmId = ${sql.ipm} AND invoiceId IN (${sql.list(rows.map(({ id }) => id))})
      AND state IN (${sql.list(UNDER_WAY)})`;
  const ordered = new Set(orders.map(({ invoiceId }) => invoiceId));
  return rows.map(({ enteredBy, adjudicatedBy, approvedBy, waveRecipientBy, ...row }) => {
    const userId = user?.id ?? null;
    const isUnderWay = ordered.has(row.id);
    const obstacle =
      payoutObstacle({ ...row, isUnderWay }) ??
      checkDuties('pay', duties, { enteredBy, adjudicatedBy, approvedBy }, userId) ??
      checkAccountHands(duties, waveRecipientBy, userId);
    return { ...row, obstacle };
  });
}
