import { describe, expect, it } from 'vitest';
import { newCheckout, newWaveWorld, valueOf } from './wave-world';

describe('checkout', () => {
  it('opens a session for thirty minutes, with the amount and the reference', async () => {
    const { wave, url } = await newWaveWorld();
    const session = valueOf(await wave.createCheckout(newCheckout()));
    expect(session).toMatchObject({
      amountXof: 15_000n,
      checkoutStatus: 'open',
      paymentStatus: 'processing',
      clientReference: 'teranga:42:1',
      businessName: 'IPM Teranga',
      transactionId: null,
      lastPaymentError: null,
      createdAt: new Date('2026-03-10T09:00:00.000Z'),
      expiresAt: new Date('2026-03-10T09:30:00.000Z'),
    });
    expect(session.launchUrl).toBe(`${url}/c/${session.id}`);
    expect(valueOf(await wave.getCheckout(session.id))).toEqual(session);
  });

  it('is paid once, is found by its transaction and its reference, and moves the balance', async () => {
    const { wave, control } = await newWaveWorld();
    const { id } = valueOf(await wave.createCheckout(newCheckout()));
    const first = await control<{ outcome: string }>('POST', `/sessions/${id}/pay`);
    const second = await control<{ outcome: string }>('POST', `/sessions/${id}/pay`);
    expect([first.outcome, second.outcome]).toEqual(['paid', 'already-paid']);
    const paid = valueOf(await wave.getCheckout(id));
    expect(paid).toMatchObject({ checkoutStatus: 'complete', paymentStatus: 'succeeded' });
    const transactionId = paid.transactionId ?? '';
    expect(valueOf(await wave.getCheckoutByTransaction(transactionId)).id).toBe(id);
    const found = valueOf(await wave.searchCheckoutsByReference('teranga:42:1'));
    expect(found.map((session) => session.id)).toEqual([id]);
    expect(valueOf(await wave.getBalance())).toEqual({ amountXof: 14_850n, currency: 'XOF' });
  });

  it('answers the same key with the same session, and refuses it with another amount', async () => {
    const { wave } = await newWaveWorld();
    const first = valueOf(await wave.createCheckout(newCheckout()));
    expect(valueOf(await wave.createCheckout(newCheckout())).id).toBe(first.id);
    expect(await wave.createCheckout(newCheckout({ amountXof: 16_000n }))).toMatchObject({
      ok: false,
      code: 'idempotency-mismatch',
      status: 409,
      retryable: false,
    });
    expect(valueOf(await wave.searchCheckoutsByReference('teranga:42:1'))).toHaveLength(1);
  });

  it('makes one session when the answer to the first attempt is lost', async () => {
    const { wave, control } = await newWaveWorld();
    await control('POST', '/faults', { status: 0, afterEffect: true });
    const session = valueOf(await wave.createCheckout(newCheckout()));
    const found = valueOf(await wave.searchCheckoutsByReference('teranga:42:1'));
    expect(found.map(({ id }) => id)).toEqual([session.id]);
  });

  it('expires by time and cannot be paid afterwards', async () => {
    const { wave, clock, control } = await newWaveWorld();
    const { id } = valueOf(await wave.createCheckout(newCheckout()));
    clock.now = new Date('2026-03-10T09:30:00.000Z');
    expect(await control('POST', `/sessions/${id}/pay`)).toMatchObject({ outcome: 'expired' });
    expect(valueOf(await wave.getCheckout(id))).toMatchObject({
      checkoutStatus: 'expired',
      paymentStatus: 'cancelled',
    });
  });

  it('expires on demand once, and then says that there is a conflict', async () => {
    const { wave } = await newWaveWorld();
    const { id } = valueOf(await wave.createCheckout(newCheckout()));
    expect(await wave.expireCheckout(id)).toEqual({ ok: true, value: null });
    expect(await wave.expireCheckout(id)).toMatchObject({ code: 'conflict', retryable: false });
  });

  it('keeps the reason of a refused payment, and can still be paid', async () => {
    const { wave, control } = await newWaveWorld();
    const { id } = valueOf(await wave.createCheckout(newCheckout()));
    await control('POST', `/sessions/${id}/refuse`);
    expect(valueOf(await wave.getCheckout(id))).toMatchObject({
      checkoutStatus: 'open',
      lastPaymentError: { code: 'insufficient-funds' },
    });
    expect(await control('POST', `/sessions/${id}/pay`)).toMatchObject({ outcome: 'paid' });
  });

  it('lets only the declared number pay', async () => {
    const { wave, control } = await newWaveWorld();
    const restrictPayerMobile = '+221771234567';
    const { id } = valueOf(await wave.createCheckout(newCheckout({ restrictPayerMobile })));
    await control('POST', `/sessions/${id}/pay`, { mobile: '+221770000000' });
    const refused = valueOf(await wave.getCheckout(id));
    expect(refused.lastPaymentError?.code).toBe('payer-mobile-mismatch');
    await control('POST', `/sessions/${id}/pay`, { mobile: restrictPayerMobile });
    expect(valueOf(await wave.getCheckout(id)).checkoutStatus).toBe('complete');
  });

  it('gives a payment back whole, fee included, and only once', async () => {
    const { wave, control } = await newWaveWorld();
    const { id } = valueOf(await wave.createCheckout(newCheckout()));
    expect(await wave.refundCheckout({ id, idempotencyKey: 'refund-0' })).toMatchObject({
      code: 'checkout-refund-failed',
    });
    await control('POST', `/sessions/${id}/pay`);
    for (const idempotencyKey of ['refund-1', 'refund-1', 'refund-2']) {
      expect(await wave.refundCheckout({ id, idempotencyKey })).toEqual({ ok: true, value: null });
    }
    expect(valueOf(await wave.getBalance()).amountXof).toBe(0n);
  });

  it('is invisible to another wallet', async () => {
    const { wave, otherWave } = await newWaveWorld();
    const { id } = valueOf(await wave.createCheckout(newCheckout()));
    const notFound = { ok: false, code: 'checkout-session-not-found', status: 404 };
    expect(await otherWave.getCheckout(id)).toMatchObject(notFound);
    expect(await otherWave.expireCheckout(id)).toMatchObject(notFound);
    expect(await otherWave.refundCheckout({ id, idempotencyKey: 'x' })).toMatchObject(notFound);
    expect(valueOf(await otherWave.searchCheckoutsByReference('teranga:42:1'))).toEqual([]);
  });
});
