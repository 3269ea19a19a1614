import { periodOf, type Day } from '~/domain/period';
import type { ContributionRule } from '~/domain/contributions/contribution-rule';
import { issueEmployerCalls } from '~/features/calls/issue-employer-calls.server';
import { declareDuesPayment } from '~/features/dues/declare-dues-payment.server';
import type { DeclareDuesPaymentInput } from '~/features/dues/dues-payment-form';
import { learnDuesDecision } from '~/features/dues/learn-dues-decision.server';
import { adjudicateInvoice } from '~/features/invoices/adjudicate-invoice.server';
import { approveInvoice } from '~/features/invoices/approve-invoice.server';
import { enterInvoice } from '~/features/invoices/enter-invoice.server';
import type { PayInvoiceInput } from '~/features/invoices/invoice-form';
import { payInvoice } from '~/features/invoices/pay-invoice.server';
import { refuseInvoice } from '~/features/invoices/refuse-invoice.server';
import { postReceipt, type ReceiptMethod } from '~/features/payments/post-receipt.server';
import type { TenantContext, TenantSql } from '~/platform/context';

type Step = { readonly on: Day; readonly run: (ctx: TenantContext) => Promise<unknown> };

/** What happened in one IPM, as the commands that would have made it happen, day after day. */
export async function stepsOf(sql: TenantSql): Promise<Step[]> {
  const names = new Map<bigint, bigint>();
  const steps = [
    ...(await entries(sql, names)),
    ...(await adjudications(sql, names)),
    ...(await postedEvents(sql, names)),
    ...(await lateRefusals(sql, names)),
    ...(await duesDecisions(sql, names)),
  ];
  return steps.sort((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0));
}

type Names = ReadonlyMap<bigint, bigint>;
const of = (names: Names, id: bigint): bigint => {
  const found = names.get(id);
  if (found === undefined) throw new Error(`${id} has no counterpart`);
  return found;
};

async function entries(sql: TenantSql, names: Map<bigint, bigint>): Promise<Step[]> {
  const invoices = await sql.rows<{
    id: bigint;
    adhesionId: bigint;
    providerReference: string;
    receivedOn: Day;
    refusalReason: string | null;
    adjudicatedAt: Date | null;
  }>`SELECT id, adhesionId, providerReference, receivedOn, refusalReason, adjudicatedAt
    FROM ProviderInvoice WHERE ipmId = ${sql.ipm} ORDER BY id`;
  return invoices.map(({ id, adhesionId, providerReference, receivedOn, ...rest }) => ({
    on: receivedOn,
    run: async (ctx) => {
      const lines = await sql.rows<{
        matricule: string;
        beneficiary: string | null;
        careOn: Day;
        actCode: string;
        quantity: number;
        billedXof: bigint;
      }>`SELECT p.matricule, l.careOn, l.actCode, l.quantity, l.billedXof,
          CONCAT(d.firstName, ' ', d.lastName, ' ', YEAR(d.birthDate)) AS beneficiary
        FROM ProviderInvoiceLine l
          JOIN Participant p ON p.ipmId = l.ipmId AND p.id = l.participantId
          LEFT JOIN Dependant d ON d.ipmId = l.ipmId AND d.id = l.dependantId
        WHERE l.ipmId = ${sql.ipm} AND l.invoiceId = ${id} ORDER BY l.position`;
      const input = { adhesionId, providerReference, receivedOn, lines };
      const { invoiceId } = await done(enterInvoice(ctx, input));
      names.set(id, invoiceId);
      if (rest.refusalReason === null || rest.adjudicatedAt !== null) return;
      await done(refuseInvoice(ctx, { invoiceId, reason: rest.refusalReason }));
    },
  }));
}

async function adjudications(sql: TenantSql, names: Names): Promise<Step[]> {
  const rows = await sql.rows<{ id: bigint; on: Day }>`SELECT id, DATE(adjudicatedAt) AS \`on\`
    FROM ProviderInvoice WHERE ipmId = ${sql.ipm} AND adjudicatedAt IS NOT NULL ORDER BY id`;
  return rows.map(({ id, on }) => ({
    on,
    run: (ctx) => done(adjudicateInvoice(ctx, { invoiceId: of(names, id) })),
  }));
}

async function lateRefusals(sql: TenantSql, names: Names): Promise<Step[]> {
  const rows = await sql.rows<{ id: bigint; on: Day; reason: string }>`SELECT id,
      DATE(updatedAt) AS \`on\`, refusalReason AS reason FROM ProviderInvoice
    WHERE ipmId = ${sql.ipm} AND state = ${'refused'} AND adjudicatedAt IS NOT NULL ORDER BY id`;
  return rows.map(({ id, on, reason }) => ({
    on,
    run: (ctx) => done(refuseInvoice(ctx, { invoiceId: of(names, id), reason })),
  }));
}

/** What ICAMO decided on the payments of dues, learnt by a message. */
async function duesDecisions(sql: TenantSql, names: Names): Promise<Step[]> {
  const rows = await sql.rows<{
    id: bigint;
    on: Day;
    decision: 'confirmed' | 'refused';
    reason: string | null;
    number: string | null;
  }>`SELECT id, DATE(decidedAt) AS \`on\`, state AS decision, reason, receiptNumber AS number
    FROM DuesPayment WHERE ipmId = ${sql.ipm} AND decidedAt IS NOT NULL ORDER BY id`;
  return rows.map(({ id, on, ...decided }) => ({
    on,
    run: (ctx) =>
      learnDuesDecision(ctx, {
        debtorIpmId: ctx.ipm.id,
        paymentId: of(names, id),
        ...decided,
        decidedOn: on,
      }),
  }));
}

/** Calls, receipts, approvals and payments, in the order of their pieces. */
async function postedEvents(sql: TenantSql, names: Map<bigint, bigint>): Promise<Step[]> {
  const pieces = await sql.rows<{ event: string; causeId: bigint; on: Day }>`SELECT event, causeId,
      valueDate AS \`on\` FROM LedgerPosting
    WHERE ipmId = ${sql.ipm} AND reversesId IS NULL ORDER BY id`;
  return pieces.flatMap(({ event, causeId, on }) => {
    const run = commandOf(sql, names, event, causeId);
    return run === null ? [] : [{ on, run }];
  });
}

function commandOf(
  sql: TenantSql,
  names: Map<bigint, bigint>,
  event: string,
  causeId: bigint,
): Step['run'] | null {
  if (event === 'contribution-called') return (ctx) => callAgain(ctx, sql, causeId);
  if (/^receipt-(wave|bank|cheque|cash)$/.test(event)) {
    return (ctx) => receiveAgain(ctx, sql, causeId);
  }
  if (event === 'invoice-approved') return (ctx) => approveAgain(ctx, sql, names, causeId);
  if (event.startsWith('provider-paid-')) return (ctx) => payAgain(ctx, sql, names, causeId);
  if (event.startsWith('dues-paid-')) return (ctx) => payDuesAgain(ctx, sql, names, causeId);
  return null;
}

async function payDuesAgain(
  ctx: TenantContext,
  sql: TenantSql,
  names: Map<bigint, bigint>,
  id: bigint,
) {
  const payment = await required(
    sql.first<DeclareDuesPaymentInput>`SELECT year, amountXof, paidOn, method, reference
      FROM DuesPayment WHERE ipmId = ${sql.ipm} AND id = ${id}`,
  );
  const { paymentId } = await done(declareDuesPayment(ctx, payment));
  names.set(id, paymentId);
}

async function callAgain(ctx: TenantContext, sql: TenantSql, callId: bigint) {
  const call = await required(
    sql.first<{ affiliationId: bigint; period: Day }>`SELECT affiliationId, period
      FROM ContributionCall WHERE ipmId = ${sql.ipm} AND id = ${callId}`,
  );
  const rule = await required(
    sql.first<ContributionRule>`SELECT * FROM ContributionRule WHERE ipmId = ${sql.ipm}`,
  );
  const period = periodOf(call.period);
  await issueEmployerCalls(ctx, [call.affiliationId], { period, rule, issuedBy: 0n });
}

async function receiveAgain(ctx: TenantContext, sql: TenantSql, receiptId: bigint) {
  const receipt = await required(
    sql.first<{
      affiliationId: bigint;
      method: ReceiptMethod;
      externalId: string;
      amountXof: bigint;
      receivedOn: Day;
    }>`SELECT affiliationId, method, externalId, amountXof, receivedOn FROM Receipt
      WHERE ipmId = ${sql.ipm} AND id = ${receiptId}`,
  );
  const named = await sql.rows<{ number: string }>`SELECT c.number
    FROM Allocation l JOIN ContributionCall c ON c.ipmId = l.ipmId AND c.id = l.callId
    WHERE l.ipmId = ${sql.ipm} AND l.receiptId = ${receiptId} ORDER BY l.id`;
  const calls = await ctx.sql.rows<{ id: bigint; number: string }>`SELECT id, number
    FROM ContributionCall WHERE ipmId = ${ctx.sql.ipm}`;
  const targetCallIds = named.flatMap(
    ({ number }) => calls.find((call) => call.number === number)?.id ?? [],
  );
  await ctx.transaction((tx) => postReceipt(ctx, tx, { ...receipt, targetCallIds, note: null }));
}

async function approveAgain(ctx: TenantContext, sql: TenantSql, names: Names, id: bigint) {
  const { ipmShareXof } = await required(
    sql.first<{ ipmShareXof: bigint }>`SELECT ipmShareXof FROM ProviderInvoice
      WHERE ipmId = ${sql.ipm} AND id = ${id}`,
  );
  await done(approveInvoice(ctx, { invoiceId: of(names, id), ipmShareXof }));
}

async function payAgain(ctx: TenantContext, sql: TenantSql, names: Names, id: bigint) {
  const payment = await required(
    sql.first<PayInvoiceInput>`SELECT invoiceId, method, reference, paidOn FROM ProviderPayment
      WHERE ipmId = ${sql.ipm} AND id = ${id}`,
  );
  await done(payInvoice(ctx, { ...payment, invoiceId: of(names, payment.invoiceId) }));
}

async function required<Row>(row: Promise<Row | null>): Promise<Row> {
  const found = await row;
  if (found === null) throw new Error('a row is missing');
  return found;
}

async function done<Result extends { readonly ok: boolean }>(
  answer: Promise<Result>,
): Promise<Extract<Result, { ok: true }>> {
  const result = await answer;
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result)}`);
  return result as Extract<Result, { ok: true }>;
}
