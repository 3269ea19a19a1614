import type { Day } from '~/domain/period';
import type { TransactionPage, WavePort, WaveResult } from '~/integrations/wave/wave-port';
import type { TenantContext } from '~/platform/context';
import { pagesOfDay } from '../wallet-list.server';

const KIND_LENGTH = 40;
const NAME_LENGTH = 120;
const MOBILE_LENGTH = 20;
const REFERENCE_LENGTH = 255;
const SESSION_LENGTH = 60;

type Page = WaveResult<TransactionPage>;
type Transaction = TransactionPage['items'][number];

/** Stores a day of the wallet by pages, each in its own transaction; null, or why Wave refused. */
export async function storeDay(
  ctx: TenantContext,
  port: WavePort,
  day: Day,
): Promise<Extract<Page, { ok: false }> | null> {
  let position = 0;
  for await (const page of pagesOfDay(port, day)) {
    if (!page.ok) return page;
    await storePage(ctx, day, page.value.items, position);
    position += page.value.items.length;
  }
  return null;
}

/** What is there already stays as it is. */
async function storePage(
  ctx: TenantContext,
  day: Day,
  items: readonly Transaction[],
  position: number,
) {
  await ctx.followUp(async (tx) => {
    const { sql } = tx;
    const ids = items.map(({ id }) => id);
    const known = await sql.rows<{ transactionId: string }>`SELECT transactionId
      FROM WalletTransaction WHERE ipmId = ${sql.ipm} AND transactionId IN (${sql.list(ids)})
      FOR UPDATE`;
    const there = new Set(known.map(({ transactionId }) => transactionId));
    const rows = items.map((item, index) => ({
      ...rowOf(item),
      id: tx.newId(),
      day,
      position: position + index,
      state: 'stored',
      createdAt: tx.now,
    }));
    await sql.insertMany(
      'WalletTransaction',
      rows.filter(({ transactionId }) => !there.has(transactionId)),
    );
  });
}

const rowOf = (item: Transaction) => ({
  transactionId: item.id,
  occurredAt: item.occurredAt,
  kind: item.kind.slice(0, KIND_LENGTH),
  amountXof: item.amountXof,
  feeXof: item.feeXof,
  balanceXof: item.balanceXof,
  isReversal: item.isReversal,
  clientReference: item.clientReference?.slice(0, REFERENCE_LENGTH) ?? null,
  sessionId: item.checkoutSessionId?.slice(0, SESSION_LENGTH) ?? null,
  counterpartyName: item.counterpartyName?.slice(0, NAME_LENGTH) ?? null,
  counterpartyMobile: item.counterpartyMobile?.slice(0, MOBILE_LENGTH) ?? null,
});
