import { describe, expect, it } from 'vitest';
import { toPeriod } from '~/domain/period';
import { cancelCall } from '~/features/calls/cancel-call.server';
import { issueCalls } from '~/features/calls/issue-calls.server';
import { listCallLines } from '~/features/calls/call-line-queries.server';
import { previewIssue } from '~/features/calls/preview-issue.server';
import { requestIssue } from '~/features/calls/request-issue.server';
import { recordReceipt } from '~/features/payments/record-receipt.server';
import { expectBooksHold } from '#tests/features/payments/books';
import {
  newAffiliation,
  newPayingIpm,
  newWorker,
  openPaymentWorld,
  receiptOf,
  type Paying,
} from '#tests/features/payments/payment-world';

openPaymentWorld();

const OCTOBER = toPeriod('2026-10');
const EMPLOYERS = 6;

/** Six employers with two workers each: 180 000 and 480 000. */
async function withEmployers(): Promise<Paying> {
  const made = await newPayingIpm();
  for (let index = 0; index < EMPLOYERS; index += 1) {
    const affiliationId =
      index === 0 ? made.affiliationId : (await newAffiliation(made)).affiliationId;
    await newWorker(made, affiliationId, 180_000n);
    await newWorker(made, affiliationId, 480_000n);
  }
  return made;
}

async function issueThrough(made: Paying, key: string, ctx = made.contextOf({ user: null })) {
  const requested = await requestIssue(made.gerant({ key }), { period: OCTOBER });
  if (!requested.ok) throw new Error(requested.reason);
  return () =>
    issueCalls(ctx, {
      ipmId: made.ipm.id,
      progressId: requested.progressId,
      period: OCTOBER,
      issuedBy: made.user.id,
      actor: 'Awa Test',
    });
}

const calls = ({ sql }: Paying) =>
  sql.rows<{
    id: bigint;
    number: string;
    state: string;
    revision: number;
    totalXof: bigint;
  }>`SELECT id, number, state, revision, totalXof FROM ContributionCall
    WHERE ipmId = ${sql.ipm} ORDER BY number`;

describe('the calls of a month', () => {
  it('issued by two gérants at once are issued once, numbered without a gap', async () => {
    const made = await withEmployers();
    const jobs = [await issueThrough(made, 'gerant-1'), await issueThrough(made, 'gerant-2')];
    await Promise.all(jobs.map((job) => job()));
    const issued = await calls(made);
    expect(issued.map(({ number }) => number)).toEqual(
      Array.from({ length: EMPLOYERS }, (_, index) => `AC-2026-00000${index + 1}`),
    );
    expect(issued.every(({ totalXof }) => totalXof === 10_800n + 15_000n)).toBe(true);
    const progress = await made.sql.rows`SELECT state, doneCount, total FROM JobProgress
      WHERE ipmId = ${made.sql.ipm}`;
    expect(progress).toEqual(Array(2).fill({ state: 'done', doneCount: 6, total: 6 }));
    await expectBooksHold(made.sql);
  }, 60_000);

  it('asked twice with one form’s key is asked of the worker once', async () => {
    const made = await withEmployers();
    const key = 'double-click';
    const ask = () => requestIssue(made.gerant({ key }), { period: OCTOBER });
    const [first, second] = await Promise.all([ask(), ask()]);
    expect(first).toEqual(second);
    const messages = await made.sql.first`SELECT COUNT(*) AS n FROM OutboxMessage
      WHERE ipmId = ${made.sql.ipm}`;
    expect(messages).toEqual({ n: 1n });
  });

  it('are as the preview said, each line with its arithmetic, and the preview is then empty', async () => {
    const made = await withEmployers();
    await newWorker(made, made.affiliationId, 0n);
    const preview = await previewIssue(made.ctx, OCTOBER);
    expect(preview).toMatchObject({ callCount: 6, lineCount: 12, refusedCount: 1 });
    expect(preview.refused[0]?.reasons).toEqual(['salary-not-positive']);
    await (
      await issueThrough(made, 'issue-it')
    )();
    const issued = await calls(made);
    expect(issued.reduce((all, { totalXof }) => all + totalXof, 0n)).toBe(preview.totalXof);
    const lines = await listCallLines(made.ctx, issued[0]?.id ?? 0n);
    expect(lines).toMatchObject([
      { salaryXof: 180_000n, baseXof: 180_000n, totalXof: 10_800n, employerXof: 5_400n },
      { salaryXof: 480_000n, baseXof: 250_000n, totalXof: 15_000n, workerXof: 7_500n },
    ]);
    const after = await previewIssue(made.ctx, OCTOBER);
    expect(after).toMatchObject({ callCount: 0, alreadyIssued: 6 });
  });

  it('fail for the one employer that cannot be called, and are issued to the others', async () => {
    const made = await withEmployers();
    const ctx = made.contextOf({ user: null });
    const failing = (id: bigint): typeof ctx => ({
      ...ctx,
      transaction: (work) =>
        ctx.transaction(async (tx) => {
          const result = await work(tx);
          const told = result as unknown as readonly { affiliationId: bigint }[];
          if (told.some(({ affiliationId }) => affiliationId === id)) throw new Error('refused');
          return result;
        }),
    });
    const job = await issueThrough(made, 'one-fails', failing(made.affiliationId));
    await expect(job()).rejects.toThrow('1 of 6 employers have no call');
    expect((await calls(made)).map(({ number }) => number)).toHaveLength(EMPLOYERS - 1);
    await expectBooksHold(made.sql);
    await (
      await issueThrough(made, 'mended')
    )();
    expect(await calls(made)).toHaveLength(EMPLOYERS);
  });

  it('of a month to come, or without a rule, are refused', async () => {
    const made = await withEmployers();
    const december = toPeriod('2026-12');
    expect(await requestIssue(made.gerant(), { period: december })).toMatchObject({
      reason: 'period-in-future',
    });
    const past = toPeriod('1999-12');
    expect(await requestIssue(made.gerant(), { period: past })).toMatchObject({
      reason: 'no-contribution-rule',
    });
  });
});

describe('cancelling a call', () => {
  it('reverses it and lets the month be issued again, as its second revision', async () => {
    const made = await withEmployers();
    await (
      await issueThrough(made, 'first-time')
    )();
    const [first] = await calls(made);
    const callId = first?.id ?? 0n;
    const cancel = () => cancelCall(made.gerant(), { callId, reason: 'Salaire erroné' });
    expect(await cancel()).toEqual({ ok: true, callId });
    expect(await cancel()).toMatchObject({ reason: 'call-already-cancelled' });
    await expectBooksHold(made.sql);
    await (
      await issueThrough(made, 'second-time')
    )();
    const issued = await calls(made);
    expect(issued).toHaveLength(EMPLOYERS + 1);
    expect(issued.at(-1)).toMatchObject({ revision: 2, state: 'issued', number: 'AC-2026-000007' });
    await expectBooksHold(made.sql);
  });

  it('is refused once something is paid on it', async () => {
    const made = await withEmployers();
    await (
      await issueThrough(made, 'issue-it')
    )();
    await recordReceipt(made.gerant(), receiptOf(made.affiliationId, 1_000n));
    const paid = await made.sql.first<{ id: bigint }>`SELECT id FROM ContributionCall
      WHERE ipmId = ${made.sql.ipm} AND allocatedXof > 0`;
    const callId = paid?.id ?? 0n;
    expect(await cancelCall(made.gerant(), { callId, reason: 'Non' })).toMatchObject({
      reason: 'call-has-payments',
    });
    await expectBooksHold(made.sql);
  });
});
