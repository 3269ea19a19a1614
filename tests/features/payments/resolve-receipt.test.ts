import { describe, expect, it } from 'vitest';
import { toDay } from '~/domain/period';
import { allocateReceipt } from '~/features/payments/allocate-receipt.server';
import { clearCheque } from '~/features/payments/clear-cheque.server';
import { holdReceipt } from '~/features/payments/hold-receipt.server';
import { suggestPayers } from '~/features/payments/payer-suggestion-queries.server';
import { receiveUnknownPayment } from '~/features/payments/receive-unknown-payment.server';
import { getReceipt } from '~/features/payments/receipt-queries.server';
import { recordReceipt } from '~/features/payments/record-receipt.server';
import { reverseReceipt } from '~/features/payments/reverse-receipt.server';
import { expectBooksHold } from './books';
import {
  issueMonth,
  newPayingIpm,
  newWorker,
  openPaymentWorld,
  receiptOf,
  TODAY,
  type Paying,
} from './payment-world';

openPaymentWorld();

async function withCalls(...months: string[]) {
  const made = await newPayingIpm();
  await newWorker(made, made.affiliationId, 250_000n);
  const calls: bigint[] = [];
  for (const month of months) calls.push((await issueMonth(made, month)).id);
  return { made, calls };
}

const receive = (made: Paying, amountXof: bigint, payerReference: string | null = null) =>
  made.contextOf({ user: null }).followUp(async (tx) =>
    receiveUnknownPayment(made.contextOf({ user: null }), tx, {
      id: `T_${amountXof}`,
      amountXof,
      receivedOn: toDay(TODAY),
      payerMobile: null,
      payerName: null,
      payerReference,
    }),
  );

async function balance({ sql }: Paying, code: string, party: string | null = null) {
  const row = await sql.first<{ xof: bigint | null }>`SELECT
      SUM(IF(debitCode = ${code} AND COALESCE(debitParty, '') = ${party ?? ''}, amountXof, 0)
        - IF(creditCode = ${code} AND COALESCE(creditParty, '') = ${party ?? ''}, amountXof, 0)) AS xof
    FROM LedgerTransfer WHERE ipmId = ${sql.ipm}`;
  return row?.xof ?? 0n;
}

describe('money of an unknown payer', () => {
  it('goes to the calls that the accountant chose, and the rest waits', async () => {
    const { made, calls } = await withCalls('2026-09', '2026-10');
    const receiptId = await receive(made, 20_000n);
    const give = (...amounts: bigint[]) =>
      allocateReceipt(made.gerant(), {
        receiptId,
        affiliationId: made.affiliationId,
        lines: calls.map((callId, index) => ({ callId, amountXof: amounts[index] ?? null })),
      });
    expect(await give(15_001n)).toMatchObject({ reason: 'amount-above-balance' });
    expect(await give(15_000n, 5_001n)).toMatchObject({ reason: 'amount-above-receipt' });
    expect(await give()).toMatchObject({ reason: 'nothing-chosen' });
    expect(await give(1_000n, 15_000n)).toEqual({ ok: true, receiptId });
    const settled = await made.sql.rows`SELECT allocatedXof FROM ContributionCall
      WHERE ipmId = ${made.sql.ipm} ORDER BY period`;
    expect(settled).toEqual([{ allocatedXof: 1_000n }, { allocatedXof: 15_000n }]);
    await expectBooksHold(made.sql);
  });

  it('kept as an advance is its employer’s, and undone leaves nothing on any account', async () => {
    const { made } = await withCalls('2026-10');
    const receiptId = await receive(made, 20_000n);
    const { affiliationId } = made;
    const party = `affiliation:${affiliationId}`;
    const reason = 'Avance sur décembre';
    await holdReceipt(made.gerant(), { receiptId, affiliationId, reason });
    expect(await balance(made, '471200', party)).toBe(-20_000n);
    expect(await balance(made, '471200')).toBe(0n);
    await expectBooksHold(made.sql);
    await allocateReceipt(made.gerant(), { receiptId, affiliationId: null, lines: null });
    expect(await balance(made, '471200', party)).toBe(-5_000n);
    await reverseReceipt(made.gerant(), { receiptId, reason: 'Essai' });
    for (const code of ['471200', '552000']) {
      expect(await balance(made, code, party)).toBe(0n);
      expect(await balance(made, code)).toBe(0n);
    }
    await expectBooksHold(made.sql);
  });

  it('is suggested the employer whose number is in its reference, or who owes that amount', async () => {
    const { made } = await withCalls('2026-10');
    const employer = await made.sql.first<{ ninea: string }>`SELECT ninea FROM Affiliation
      WHERE ipmId = ${made.sql.ipm} AND id = ${made.affiliationId}`;
    const suggest = async (amountXof: bigint, reference: string | null) => {
      const receiptId = await receive(made, amountXof, reference);
      const found = await suggestPayers(made.gerant(), await getReceipt(made.gerant(), receiptId));
      return found.map(({ id, why }) => ({ id, why }));
    };
    const { affiliationId: id } = made;
    expect(await suggest(7n, `cotisation ${employer?.ninea ?? ''}`)).toEqual([
      { id, why: 'reference' },
    ]);
    expect(await suggest(15_000n, null)).toEqual([{ id, why: 'amount' }]);
    expect(await suggest(8n, 'rien')).toEqual([]);
  });
});

describe('a cheque', () => {
  it('goes to the bank once it is credited, and bounced gives everything back', async () => {
    const { made, calls } = await withCalls('2026-10');
    const cheque = receiptOf(made.affiliationId, 15_000n, { method: 'cheque' });
    const recorded = await recordReceipt(made.gerant(), cheque);
    if (!recorded.ok) throw new Error(recorded.reason);
    const { receiptId } = recorded;
    const clear = (clearedOn: string) =>
      clearCheque(made.gerant(), { receiptId, clearedOn: toDay(clearedOn) });
    expect(await clear('2026-11-21')).toMatchObject({ reason: 'cleared-before-received' });
    expect(await clear('2026-11-23')).toMatchObject({ reason: 'day-in-future' });
    expect(await clear(TODAY)).toEqual({ ok: true, receiptId });
    expect(await clear(TODAY)).toMatchObject({ reason: 'cheque-already-cleared' });
    expect(await balance(made, '513000')).toBe(0n);
    expect(await balance(made, '521000')).toBe(15_000n);
    await reverseReceipt(made.gerant(), { receiptId, reason: 'Sans provision' });
    expect(await balance(made, '513000')).toBe(0n);
    expect(await balance(made, '521000')).toBe(0n);
    const call = await made.sql.first`SELECT allocatedXof FROM ContributionCall
      WHERE ipmId = ${made.sql.ipm} AND id = ${calls[0] ?? 0n}`;
    expect(call).toEqual({ allocatedXof: 0n });
    await expectBooksHold(made.sql);
  });
});
