import { describe, expect, it } from 'vitest';
import { checkPayment } from '~/features/payments/check-payment.server';
import { openSession } from '~/features/payments/open-session.server';
import { settleWaveIntents } from '~/features/payments/settle-wave-intents.server';
import { startCheckout } from '~/features/payments/start-checkout.server';
import { removeSigningSecret } from '~/features/wallets/remove-signing-secret.server';
import { saveWallet } from '~/features/wallets/save-wallet.server';
import { findWalletSettings } from '~/features/wallets/wallet-settings-queries.server';
import { NotFound } from '~/domain/outcome';
import { expectBooksHold } from './books';
import {
  clock,
  control,
  issueMonth,
  newPayingIpm,
  newWorker,
  openPaymentWorld,
  type Paying,
} from './payment-world';

openPaymentWorld();

const ORIGIN = 'http://localhost:3000';
const HOUR_MS = 3_600_000;

async function withCall() {
  const made = await newPayingIpm();
  await newWorker(made, made.affiliationId, 250_000n);
  const { id: callId } = await issueMonth(made, '2026-10');
  return { made, callId };
}

const checkouts = ({ sql }: Paying) =>
  sql.rows<{
    id: bigint;
    amountXof: bigint;
    state: string;
    sessionId: string | null;
    failureCode: string | null;
    receiptId: bigint | null;
  }>`SELECT id, amountXof, state, sessionId, failureCode, receiptId FROM WaveCheckout
    WHERE ipmId = ${sql.ipm} ORDER BY id`;

const receipts = ({ sql }: Paying) =>
  sql.rows<{ amountXof: bigint; allocatedXof: bigint }>`SELECT amountXof, allocatedXof
    FROM Receipt WHERE ipmId = ${sql.ipm} ORDER BY id`;

const call = ({ sql }: Paying, callId: bigint) =>
  sql.first<{ allocatedXof: bigint }>`SELECT allocatedXof FROM ContributionCall
    WHERE ipmId = ${sql.ipm} AND id = ${callId}`;

async function open(made: Paying, callId: bigint, amountXof: bigint | null = null, key?: string) {
  const ctx = made.employer(key === undefined ? {} : { key });
  const started = await startCheckout(ctx, { callIds: [callId], amountXof });
  if (!started.ok) throw new Error(started.reason);
  const sessionId = started.launchUrl.split('/').at(-1) ?? '';
  return { sessionId, launchUrl: started.launchUrl };
}

/** The worker's relief at an hour, without waiting for it. */
async function settleAfter(made: Paying, milliseconds: number) {
  const before = clock.now;
  clock.now = new Date(before.getTime() + milliseconds);
  const count = await settleWaveIntents(made.contextOf({ user: null }), ORIGIN);
  clock.now = before;
  return count;
}

describe('paying a call through Wave', () => {
  it('double-clicked opens one session', async () => {
    const { made, callId } = await withCall();
    const key = 'double-click';
    const [first, second] = await Promise.all([
      open(made, callId, null, key),
      open(made, callId, null, key),
    ]);
    expect(first.launchUrl).toBe(second.launchUrl);
    expect(await checkouts(made)).toMatchObject([{ state: 'open', amountXof: 15_000n }]);
  });

  it('from two tabs at once opens one session too', async () => {
    const { made, callId } = await withCall();
    const opened = await Promise.all(
      Array.from({ length: 5 }, (_, tab) => open(made, callId, null, `tab-number-${tab}`)),
    );
    expect(new Set(opened.map(({ launchUrl }) => launchUrl)).size).toBe(1);
    expect(await checkouts(made)).toHaveLength(1);
  });

  it('twice, in two parts, settles it; a third session opened before keeps the excess', async () => {
    const { made, callId } = await withCall();
    const parts = [
      await open(made, callId, 6_000n),
      await open(made, callId, 9_000n),
      await open(made, callId, 4_000n),
    ];
    for (const { sessionId } of parts) await control(`/sessions/${sessionId}/pay`);
    await settleAfter(made, HOUR_MS);
    expect(await call(made, callId)).toEqual({ allocatedXof: 15_000n });
    expect(await receipts(made)).toEqual([
      { amountXof: 6_000n, allocatedXof: 6_000n },
      { amountXof: 9_000n, allocatedXof: 9_000n },
      { amountXof: 4_000n, allocatedXof: 0n },
    ]);
    await expectBooksHold(made.sql);
  });

  it('is refused above what is left, for nothing, on a settled call, and on another’s call', async () => {
    const { made, callId } = await withCall();
    const ask = (amountXof: bigint) =>
      startCheckout(made.employer(), { callIds: [callId], amountXof });
    expect(await ask(15_001n)).toMatchObject({ reason: 'amount-above-balance' });
    expect(await ask(0n)).toMatchObject({ reason: 'amount-not-positive' });
    const { sessionId } = await open(made, callId);
    await control(`/sessions/${sessionId}/pay`);
    await settleAfter(made, HOUR_MS);
    expect(await ask(1n)).toMatchObject({ reason: 'call-already-settled' });
    const stranger = { ...made.employer(), organisationIds: [1n] };
    await expect(startCheckout(stranger, { callIds: [callId], amountXof: null })).rejects.toThrow(
      NotFound,
    );
  });

  it('again, when the session has ended at Wave without a word, opens another', async () => {
    const { made, callId } = await withCall();
    const first = await open(made, callId);
    expect((await open(made, callId)).launchUrl).toBe(first.launchUrl);
    await control(`/sessions/${first.sessionId}/expire`);
    expect((await open(made, callId)).launchUrl).not.toBe(first.launchUrl);
    expect(await checkouts(made)).toMatchObject([{ state: 'expired' }, { state: 'open' }]);
  });

  it('again, when Wave has been paid and its event was lost, asks for nothing more', async () => {
    const { made, callId } = await withCall();
    const { sessionId } = await open(made, callId, 6_000n);
    await control(`/sessions/${sessionId}/pay`);
    const again = await startCheckout(made.employer(), { callIds: [callId], amountXof: 6_000n });
    expect(again).toEqual({ ok: false, reason: 'wave-just-paid' });
    expect(await receipts(made)).toEqual([{ amountXof: 6_000n, allocatedXof: 6_000n }]);
    await expectBooksHold(made.sql);
  });

  it('for several calls settles them in the chosen order; another order is another session', async () => {
    const { made, callId: october } = await withCall();
    const { id: september } = await issueMonth(made, '2026-09');
    const pay = (callIds: readonly bigint[], amountXof: bigint | null) =>
      startCheckout(made.employer(), { callIds: [...callIds], amountXof });
    const first = await pay([october, september], 20_000n);
    expect(await pay([october, september], 20_000n)).toEqual(first);
    expect(await pay([september, october], 20_000n)).not.toEqual(first);
    expect(await pay([september, october], 30_001n)).toMatchObject({
      reason: 'amount-above-balance',
    });
    const sessionId = (first.ok ? first.launchUrl : '').split('/').at(-1) ?? '';
    await control(`/sessions/${sessionId}/pay`);
    await settleAfter(made, HOUR_MS);
    expect(await call(made, october)).toEqual({ allocatedXof: 15_000n });
    expect(await call(made, september)).toEqual({ allocatedXof: 5_000n });
    expect(await receipts(made)).toEqual([{ amountXof: 20_000n, allocatedXof: 20_000n }]);
    await expectBooksHold(made.sql);
  });

  it('says in words why Wave refuses', async () => {
    const { made, callId } = await withCall();
    await control('/faults', { status: 403, code: 'disabled-wallet' });
    expect(await startCheckout(made.employer(), { callIds: [callId], amountXof: null })).toEqual({
      ok: false,
      reason: 'wave-refused',
      values: { cause: 'Le portefeuille Wave de l’IPM est désactivé. Prévenez l’IPM.' },
    });
    expect(await checkouts(made)).toMatchObject([
      { state: 'failed', failureCode: 'disabled-wallet' },
    ]);
  });
});

describe('what the answer or the event did not conclude', () => {
  it('a lost answer is asked again with the same key, and makes no second session', async () => {
    const { made, callId } = await withCall();
    for (let attempt = 0; attempt < 5; attempt += 1) {
      await control('/faults', { status: 500, afterEffect: true });
    }
    const refused = await startCheckout(made.employer(), { callIds: [callId], amountXof: null });
    expect(refused).toMatchObject({ ok: false, reason: 'wave-refused' });
    expect(await checkouts(made)).toMatchObject([{ state: 'intent', sessionId: null }]);
    for (let again = 0; again < 4; again += 1) await settleAfter(made, 2 * 60_000);
    const [checkout, ...others] = await checkouts(made);
    expect(others).toEqual([]);
    expect(checkout).toMatchObject({ state: 'open' });
    const port = made.ctx.ports.wave(`wave_sn_test_key_${made.ipm.id}`);
    const found = await port.searchCheckoutsByReference(`${made.ipm.slug}:${checkout?.id ?? 0n}`);
    expect(found.ok && found.value.map(({ id }) => id)).toEqual([checkout?.sessionId]);
  });

  it('a session made under another return address is found by its reference', async () => {
    const { made, callId } = await withCall();
    const { sessionId } = await open(made, callId);
    const [checkout] = await checkouts(made);
    const id = checkout?.id ?? 0n;
    await made.sql.run`UPDATE WaveCheckout
      SET state = ${'intent'}, sessionId = NULL, launchUrl = NULL
      WHERE ipmId = ${made.sql.ipm} AND id = ${id}`;
    const elsewhere = 'http://127.0.0.1:3000';
    expect(await openSession(made.contextOf(), id, elsewhere)).toMatchObject({ ok: true });
    expect(await checkouts(made)).toMatchObject([{ state: 'open', sessionId }]);
  });

  it('a lost event is found by reading the session: one receipt', async () => {
    const { made, callId } = await withCall();
    const { sessionId } = await open(made, callId);
    await control(`/sessions/${sessionId}/pay`);
    expect(await settleAfter(made, HOUR_MS)).toBe(1);
    expect(await settleAfter(made, HOUR_MS)).toBe(0);
    expect(await checkouts(made)).toMatchObject([{ state: 'complete' }]);
    expect(await receipts(made)).toEqual([{ amountXof: 15_000n, allocatedXof: 15_000n }]);
    await expectBooksHold(made.sql);
  });

  it('a session that nobody paid expires, and the call can be paid anew', async () => {
    const { made, callId } = await withCall();
    await open(made, callId);
    await settleAfter(made, HOUR_MS);
    expect(await checkouts(made)).toMatchObject([{ state: 'expired', receiptId: null }]);
    await open(made, callId);
    expect(await checkouts(made)).toMatchObject([{ state: 'expired' }, { state: 'open' }]);
  });

  it('the employer may ask at once, and learns that Wave has not been paid, or that it has', async () => {
    const { made, callId } = await withCall();
    const { sessionId } = await open(made, callId);
    const checkoutId = (await checkouts(made))[0]?.id ?? 0n;
    const ask = () => checkPayment(made.employer(), { checkoutId });
    expect(await ask()).toMatchObject({ ok: false, reason: 'wave-not-paid-yet' });
    await control(`/sessions/${sessionId}/pay`);
    expect(await ask()).toEqual({ ok: true });
    expect(await call(made, callId)).toEqual({ allocatedXof: 15_000n });
    await expectBooksHold(made.sql);
  });
});

describe('a wallet whose requests are signed', () => {
  const settings = {
    ...{ walletName: 'Wave', apiKey: null, webhookSecret: null },
    webhookStrategy: 'signing' as const,
  };

  it('pays only once its secret is stored, and stops when the secret is taken out', async () => {
    const { made, callId } = await withCall();
    const answer = await control(`/wallets/${made.ipm.slug}/signing/demand`);
    const { secret } = answer as { readonly secret: string };
    await expect(open(made, callId)).rejects.toThrow('wave-refused');
    await saveWallet(made.gerant(), { ...settings, signingSecret: secret });
    expect((await open(made, callId)).launchUrl).toContain('/c/cos-');
    await saveWallet(made.gerant(), { ...settings, signingSecret: null });
    expect((await findWalletSettings(made.ctx))?.signsRequests).toBe(true);
    await removeSigningSecret(made.gerant());
    await expect(open(made, callId, 1_000n)).rejects.toThrow('wave-refused');
    const audit = await made.sql.rows<{ after: string }>`SELECT p.\`after\` AS \`after\`
      FROM AuditPayload p WHERE p.ipmId = ${made.sql.ipm}`;
    expect(audit.map(({ after }) => after).join()).not.toContain(secret);
  });

  it('with a changed secret signs with the new one', async () => {
    const { made, callId } = await withCall();
    await control(`/wallets/${made.ipm.slug}/signing/demand`);
    await saveWallet(made.gerant(), { ...settings, signingSecret: 'wave_sn_AKS_an_older_one' });
    await expect(open(made, callId)).rejects.toThrow('wave-refused');
    const answer = await control(`/wallets/${made.ipm.slug}/signing/demand`);
    const { secret: signingSecret } = answer as { readonly secret: string };
    await saveWallet(made.gerant(), { ...settings, signingSecret });
    expect((await open(made, callId)).launchUrl).toContain('/c/cos-');
  });
});
