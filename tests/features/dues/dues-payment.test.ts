import { beforeEach, describe, expect, it } from 'vitest';
import { toDay } from '~/domain/period';
import { confirmRemittance } from '~/features/dues/confirm-remittance.server';
import { declareDuesPayment } from '~/features/dues/declare-dues-payment.server';
import { learnDuesDecision } from '~/features/dues/learn-dues-decision.server';
import { receiveRemittance } from '~/features/dues/receive-remittance.server';
import { refuseRemittance } from '~/features/dues/refuse-remittance.server';
import { reverseRemittance } from '~/features/dues/reverse-remittance.server';
import { openBooks } from '~/features/ledger/open-books.server';
import { decodeResult } from '~/platform/database/result-codec';
import type { JobName, JobPayload } from '#jobs/catalog';
import { newIpm, type TestIpm } from '#tests/support/new-ipm';

const DUE_XOF = 500_000n;
let debtor: TestIpm;
let icamo: TestIpm;

beforeEach(async () => {
  debtor = await newIpm({ ledger: true });
  icamo = await newIpm({});
  await openBooks(icamo.sql, 'coordination');
  await debtor.sql.insert('DuesYear', { year: 2025, cashedXof: 25_000_000n, dueXof: DUE_XOF });
});

const declare = (amountXof: bigint, reference = 'VIR-1', paidOn = '2026-01-10') =>
  declareDuesPayment(debtor.contextOf(), {
    year: 2025,
    amountXof,
    paidOn: toDay(paidOn),
    method: 'bank',
    reference,
  });

/** The messages of a tenant, the oldest first, as the worker would read them. */
async function messages<Name extends JobName>({ sql }: TestIpm, jobName: Name) {
  const rows = await sql.rows<{ payload: unknown }>`SELECT payload FROM OutboxMessage
    WHERE ipmId = ${sql.ipm} AND jobName = ${jobName} ORDER BY id`;
  return rows.map(({ payload }) => decodeResult(payload) as JobPayload<Name>);
}

async function deliverDeclarations() {
  for (const message of await messages(debtor, 'dues.payment-declared')) {
    await receiveRemittance(icamo.contextOf({ user: null }), message);
  }
}

async function deliverDecisions() {
  for (const message of await messages(icamo, 'dues.payment-decided')) {
    await learnDuesDecision(debtor.contextOf({ user: null }), message);
  }
}

async function declared(amountXof: bigint) {
  const done = await declare(amountXof);
  if (!done.ok) throw new Error(done.reason);
  await deliverDeclarations();
  return done.paymentId;
}

/** Debit less credit of an account. */
async function balance({ sql }: TestIpm, code: string) {
  const row = await sql.first<{ xof: bigint }>`SELECT
      COALESCE(SUM(IF(debitCode = ${code}, amountXof, 0) - IF(creditCode = ${code}, amountXof, 0)), 0)
        AS xof
    FROM LedgerTransfer WHERE ipmId = ${sql.ipm}`;
  return row?.xof;
}

const paymentOf = (id: bigint) =>
  debtor.sql.first`SELECT state, receiptNumber, reason FROM DuesPayment
    WHERE ipmId = ${debtor.sql.ipm} AND id = ${id}`;

describe('a payment of dues', () => {
  it('leaves the IPM when declared, reaches ICAMO’s books when confirmed, each once', async () => {
    const paymentId = await declared(300_000n);
    expect(await balance(debtor, '433100')).toBe(300_000n);
    expect(await balance(icamo, '411000')).toBe(0n);
    const confirm = () => confirmRemittance(icamo.contextOf(), { paymentId, amountXof: 300_000n });
    expect(await confirm()).toEqual({ ok: true });
    expect(await confirm()).toMatchObject({ ok: false, reason: 'remittance-is-confirmed' });
    await deliverDeclarations();
    await deliverDecisions();
    await deliverDecisions();
    const year = icamo.ctx.today.slice(0, 4);
    expect(await paymentOf(paymentId)).toEqual({
      state: 'confirmed',
      receiptNumber: `RD-${year}-000001`,
      reason: null,
    });
    expect(await balance(debtor, '433100')).toBe(300_000n);
    expect(await balance(icamo, '521000')).toBe(300_000n);
    expect(await balance(icamo, '411000')).toBe(-300_000n);
  });

  it('refused, comes back to the IPM with the reason, and may be declared again', async () => {
    const paymentId = await declared(DUE_XOF);
    expect(await declare(1n, 'VIR-2')).toMatchObject({ reason: 'dues-payment-above-remaining' });
    const reason = 'Virement non reçu';
    expect(await refuseRemittance(icamo.contextOf(), { paymentId, reason })).toEqual({ ok: true });
    await deliverDecisions();
    expect(await paymentOf(paymentId)).toEqual({ state: 'refused', receiptNumber: null, reason });
    expect(await balance(debtor, '433100')).toBe(0n);
    expect(await balance(icamo, '521000')).toBe(0n);
    expect(await declare(DUE_XOF)).toMatchObject({ ok: true });
  });

  it('reversed after it was confirmed, undoes both books, in whatever order the messages come', async () => {
    const paymentId = await declared(200_000n);
    await confirmRemittance(icamo.contextOf(), { paymentId, amountXof: 200_000n });
    const reason = 'Chèque sans provision';
    expect(await reverseRemittance(icamo.contextOf(), { paymentId, reason })).toEqual({ ok: true });
    const decisions = await messages(icamo, 'dues.payment-decided');
    for (const message of decisions.reverse()) {
      await learnDuesDecision(debtor.contextOf({ user: null }), message);
    }
    expect(await paymentOf(paymentId)).toMatchObject({ state: 'reversed', reason });
    expect(await balance(debtor, '433100')).toBe(0n);
    expect(await balance(debtor, '521000')).toBe(0n);
    expect(await balance(icamo, '521000')).toBe(0n);
    expect(await balance(icamo, '411000')).toBe(0n);
  });

  it('declared twice at once pays no more than what is left', async () => {
    const answers = await Promise.all([declare(300_000n, 'A'), declare(300_000n, 'B')]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await declare(200_000n, 'C')).toMatchObject({ ok: true });
    expect(await balance(debtor, '433100')).toBe(DUE_XOF);
  });

  it('is refused for nothing, for tomorrow, before its year, and under a reference that stands', async () => {
    expect(await declare(0n)).toMatchObject({ reason: 'amount-not-positive' });
    expect(await declare(1n, 'A', '2099-01-01')).toMatchObject({ reason: 'day-in-future' });
    expect(await declare(1n, 'A', '2024-12-31')).toMatchObject({ reason: 'paid-before-year' });
    await declare(1_000n);
    expect(await declare(2_000n)).toMatchObject({ reason: 'dues-payment-known' });
  });
});
