import { describe, expect, it } from 'vitest';
import { answerWaveWebhook } from '~/endpoints/wave-webhook.server';
import { startCheckout } from '~/features/payments/start-checkout.server';
import { removePreviousSecret } from '~/features/wallets/remove-previous-secret.server';
import { saveWallet } from '~/features/wallets/save-wallet.server';
import type { WebhookStrategy } from '~/features/wallets/wallet-form';
import { signWebhook } from '~/integrations/wave/webhook-signature.server';
import { expectBooksHold } from '#tests/features/payments/books';
import {
  clock,
  issueMonth,
  newPayingIpm,
  newWorker,
  openPaymentWorld,
  runWaveEvents,
  SECRET,
  type Paying,
} from '#tests/features/payments/payment-world';
import { listen } from '#tests/integrations/wave/wave-world';

openPaymentWorld();

const seconds = () => Math.floor(clock.now.getTime() / 1000);

/** An IPM with one open session, the webhook's own server, and the event that says it is paid. */
async function withSession() {
  const made = await newPayingIpm();
  await newWorker(made, made.affiliationId, 250_000n);
  const { id: callId } = await issueMonth(made, '2026-10');
  const started = await startCheckout(made.employer(), { callIds: [callId], amountXof: null });
  if (!started.ok) throw new Error(started.reason);
  const sessionId = started.launchUrl.split('/').at(-1) ?? '';
  const url = await listen((request, response) => {
    answerWaveWebhook(request, response, { path: request.url ?? '', requestId: 'test' });
  });
  const completed = (eventId: string) =>
    eventBody(eventId, 'checkout.session.completed', sessionOf(sessionId, started.launchUrl));
  const failed = (eventId: string) =>
    eventBody(eventId, 'checkout.session.payment_failed', {
      ...sessionOf(sessionId, started.launchUrl),
      checkout_status: 'open',
      payment_status: 'processing',
      transaction_id: null,
      when_completed: null,
      last_payment_error: { code: 'insufficient-funds', message: 'no' },
    });
  return { made, callId, url, completed, failed };
}

const UNCHANGED = {
  ...{ walletName: 'Wave', apiKey: null, webhookSecret: null, signingSecret: null },
  webhookStrategy: 'signing' as WebhookStrategy,
};

const eventBody = (id: string, type: string, data: object) => JSON.stringify({ id, type, data });

const sessionOf = (id: string, launchUrl: string) => ({
  id,
  amount: '15000',
  currency: 'XOF',
  checkout_status: 'complete',
  payment_status: 'succeeded',
  client_reference: null,
  transaction_id: `T_${id}`,
  last_payment_error: null,
  wave_launch_url: launchUrl,
  success_url: 'http://localhost/ok',
  error_url: 'http://localhost/no',
  when_created: clock.now.toISOString(),
  when_completed: clock.now.toISOString(),
  when_expires: clock.now.toISOString(),
});

async function deliver(
  url: string,
  { ipm }: Paying,
  body: string,
  more: { secret?: string; at?: number; headers?: Record<string, string> } = {},
) {
  const { secret = SECRET(ipm.id), at = seconds() } = more;
  const response = await fetch(`${url}/webhooks/wave/${ipm.slug}`, {
    method: 'POST',
    headers: more.headers ?? { 'Wave-Signature': signWebhook(secret, at, body) },
    body,
  });
  return { status: response.status, answer: (await response.json()) as object };
}

const receipts = ({ sql }: Paying) =>
  sql.rows<{ amountXof: bigint; allocatedXof: bigint; affiliationId: bigint | null }>`SELECT
      amountXof, allocatedXof, affiliationId
    FROM Receipt WHERE ipmId = ${sql.ipm} ORDER BY id`;

const eventCount = async ({ sql }: Paying) =>
  (await sql.first<{ n: bigint }>`SELECT COUNT(*) AS n FROM WaveEvent WHERE ipmId = ${sql.ipm}`)?.n;

describe('the webhook of Wave', () => {
  it('delivered twenty times at once is stored once and makes one receipt', async () => {
    const { made, callId, url, completed } = await withSession();
    const body = completed('EV_1');
    const answers = await Promise.all(Array.from({ length: 20 }, () => deliver(url, made, body)));
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200));
    expect(answers.filter(({ answer }) => 'duplicate' in answer && !answer.duplicate)).toHaveLength(
      1,
    );
    const messages = await made.sql.first`SELECT COUNT(*) AS n FROM OutboxMessage
      WHERE ipmId = ${made.sql.ipm} AND jobName = ${'wave.event'}`;
    expect(messages).toEqual({ n: 1n });
    await Promise.all([runWaveEvents(made), runWaveEvents(made)]);
    expect(await receipts(made)).toMatchObject([{ amountXof: 15_000n, allocatedXof: 15_000n }]);
    const call = await made.sql.first`SELECT allocatedXof, settledOn FROM ContributionCall
      WHERE ipmId = ${made.sql.ipm} AND id = ${callId}`;
    expect(call).toEqual({ allocatedXof: 15_000n, settledOn: '2026-11-22' });
    const dues = await made.sql.first`SELECT cashedXof, dueXof FROM DuesYear
      WHERE ipmId = ${made.sql.ipm} AND year = 2026`;
    expect(dues).toEqual({ cashedXof: 15_000n, dueXof: 300n });
    await expectBooksHold(made.sql);
  }, 60_000);

  it('in two events of one payment, and out of order with a failure, makes one receipt', async () => {
    const { made, url, completed, failed } = await withSession();
    await deliver(url, made, completed('EV_b'));
    await deliver(url, made, completed('EV_a'));
    await deliver(url, made, failed('EV_c'));
    await runWaveEvents(made);
    expect(await receipts(made)).toHaveLength(1);
    const checkouts = await made.sql.rows`SELECT state, failureCode FROM WaveCheckout
      WHERE ipmId = ${made.sql.ipm}`;
    expect(checkouts).toEqual([{ state: 'complete', failureCode: null }]);
    await expectBooksHold(made.sql);
  });

  it('with a wrong signature, an old timestamp or none at all is refused and leaves nothing', async () => {
    const { made, url, completed } = await withSession();
    const body = completed('EV_1');
    const wrong = await deliver(url, made, body, { secret: 'wave_sn_WHS_of_a_stranger' });
    expect(wrong).toMatchObject({ status: 401, answer: { code: 'mismatch' } });
    const old = await deliver(url, made, body, { at: seconds() - 301 });
    expect(old).toMatchObject({ status: 401, answer: { code: 'stale' } });
    const bare = await deliver(url, made, body, { headers: {} });
    expect(bare).toMatchObject({ status: 401, answer: { code: 'missing-signature' } });
    const signature = signWebhook(SECRET(made.ipm.id), seconds(), body);
    const altered = await deliver(url, made, `${body} `, {
      headers: { 'Wave-Signature': signature },
    });
    expect(altered.status).toBe(401);
    expect(await eventCount(made)).toBe(0n);
  });

  it('signed by another IPM’s wallet is refused, and no session of another IPM is touched', async () => {
    const { made, url, completed } = await withSession();
    const other = await newPayingIpm();
    const secret = SECRET(other.ipm.id);
    expect((await deliver(url, made, completed('EV_1'), { secret })).status).toBe(401);
    // Rightly signed for the other IPM: its own money, which names no session of its own.
    expect((await deliver(url, other, completed('EV_1'))).status).toBe(200);
    await runWaveEvents(other);
    expect(await receipts(other)).toEqual([
      { amountXof: 15_000n, allocatedXof: 0n, affiliationId: null },
    ]);
    expect(await receipts(made)).toEqual([]);
    expect(await eventCount(made)).toBe(0n);
    await expectBooksHold(other.sql);
  });

  it('is accepted under both secrets while they rotate, and under the new one alone afterwards', async () => {
    const { made, url, completed } = await withSession();
    const secret = 'wave_sn_WHS_the_new_one';
    expect(await saveWallet(made.gerant(), { ...UNCHANGED, webhookSecret: secret })).toEqual({
      ok: true,
    });
    const audit = await made.sql.rows<{ after: string }>`SELECT p.\`after\` AS \`after\`
      FROM AuditPayload p WHERE p.ipmId = ${made.sql.ipm}`;
    expect(audit.map(({ after }) => after).join()).not.toContain(secret);
    expect((await deliver(url, made, completed('EV_1'))).status).toBe(200);
    expect((await deliver(url, made, completed('EV_2'), { secret })).status).toBe(200);
    expect(await removePreviousSecret(made.gerant())).toEqual({ ok: true });
    expect((await deliver(url, made, completed('EV_3'))).status).toBe(401);
    expect((await deliver(url, made, completed('EV_4'), { secret })).status).toBe(200);
    await runWaveEvents(made);
    expect(await receipts(made)).toHaveLength(1);
  });

  it('by a shared secret is accepted only by a wallet that is set to it, rotation included', async () => {
    const { made, url, completed } = await withSession();
    const shared = (eventId: string, secret: string) =>
      deliver(url, made, completed(eventId), { headers: { Authorization: `Bearer ${secret}` } });
    const old = SECRET(made.ipm.id);
    expect(await shared('EV_1', old)).toMatchObject({
      status: 401,
      answer: { code: 'missing-signature' },
    });
    await saveWallet(made.gerant(), { ...UNCHANGED, webhookStrategy: 'shared-secret' });
    expect((await shared('EV_2', old)).status).toBe(200);
    expect((await deliver(url, made, completed('EV_3'))).status).toBe(401);
    const secret = 'wave_sn_WHS_shared_and_new';
    const rotated = { ...UNCHANGED, webhookStrategy: 'shared-secret' as const };
    await saveWallet(made.gerant(), { ...rotated, webhookSecret: secret });
    expect((await shared('EV_4', old)).status).toBe(200);
    expect((await shared('EV_5', secret)).status).toBe(200);
    await removePreviousSecret(made.gerant());
    expect((await shared('EV_6', old)).status).toBe(401);
    expect((await shared('EV_7', secret)).status).toBe(200);
    await runWaveEvents(made);
    expect(await receipts(made)).toHaveLength(1);
  });

  it('in both ways is accepted while a wallet changes from one to the other', async () => {
    const { made, url, completed } = await withSession();
    await saveWallet(made.gerant(), { ...UNCHANGED, webhookStrategy: 'either' });
    const authorization = { Authorization: `Bearer ${SECRET(made.ipm.id)}` };
    const shared = await deliver(url, made, completed('EV_1'), { headers: authorization });
    const signed = await deliver(url, made, completed('EV_2'));
    expect([shared.status, signed.status]).toEqual([200, 200]);
  });

  it('for no known IPM, and with a body that is no event, is refused', async () => {
    const { made, url } = await withSession();
    const unknown = await fetch(`${url}/webhooks/wave/nobody`, { method: 'POST', body: '{}' });
    expect(unknown.status).toBe(404);
    expect((await deliver(url, made, 'not json')).status).toBe(400);
  });

  it('with too large a body is refused, whatever it says', async () => {
    const { made, url } = await withSession();
    const tooLarge = { status: 413, answer: { code: 'too-large' } };
    for (const length of [256 * 1024 + 1, 8_000_000]) {
      expect(await deliver(url, made, 'x'.repeat(length))).toEqual(tooLarge);
    }
    expect((await deliver(url, made, '{}')).status).toBe(400);
  });

  it('keeps ids apart that differ only in their case or far behind', async () => {
    const { made, url, completed } = await withSession();
    const long = 'E'.repeat(150);
    for (const id of ['EV_abc', 'EV_ABC', `${long}1`, `${long}2`]) {
      expect(await deliver(url, made, completed(id))).toMatchObject({
        answer: { duplicate: false },
      });
    }
    expect(await eventCount(made)).toBe(4n);
  });
});
