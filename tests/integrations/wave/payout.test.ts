import { describe, expect, it } from 'vitest';
import { API_KEY, newWaveWorld, valueOf } from './wave-world';

const PAYOUT = {
  receiveAmountXof: 20_000n,
  mobile: '+221771234567',
  name: 'Awa Diop',
  clientReference: 'refund:7',
  idempotencyKey: 'payout-1',
  paymentReason: 'Remboursement de soins',
};

describe('payout', () => {
  it('pays once for a key, and takes amount and fee from the balance', async () => {
    const { wave } = await newWaveWorld({ openingBalanceXof: '100000' });
    const payout = valueOf(await wave.createPayout(PAYOUT));
    expect(payout).toMatchObject({
      receiveAmountXof: 20_000n,
      feeXof: 200n,
      status: 'succeeded',
      error: null,
    });
    expect(valueOf(await wave.createPayout(PAYOUT)).id).toBe(payout.id);
    expect(valueOf(await wave.getPayout(payout.id))).toEqual(payout);
    expect(valueOf(await wave.searchPayoutsByReference('refund:7'))).toEqual([payout]);
    expect(valueOf(await wave.getBalance()).amountXof).toBe(79_800n);
  });

  it('cannot be made without an idempotency key', async () => {
    const { url } = await newWaveWorld();
    const response = await fetch(`${url}/v1/payout`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${API_KEY}` },
      body: JSON.stringify({ currency: 'XOF', receive_amount: '5', mobile: PAYOUT.mobile }),
    });
    expect(response.status).toBe(422);
  });

  it('needs funds for the fee too', async () => {
    const { wave } = await newWaveWorld({ openingBalanceXof: '20199' });
    expect(await wave.createPayout(PAYOUT)).toMatchObject({
      code: 'insufficient-funds',
      status: 422,
      retryable: false,
    });
  });

  it.each([
    ['+221700000001', 'recipient-minor'],
    ['+221700000002', 'recipient-account-blocked'],
    ['+221700000003', 'recipient-account-inactive'],
    ['+221700000004', 'recipient-limit-exceeded'],
    ['+33612345678', 'country-mismatch'],
  ])('to %s is refused: %s', async (mobile, code) => {
    const { wave } = await newWaveWorld({ openingBalanceXof: '100000' });
    expect(await wave.createPayout({ ...PAYOUT, mobile })).toMatchObject({ ok: false, code });
  });

  it('that fails after its acceptance says why, and moves nothing', async () => {
    const { wave } = await newWaveWorld({ openingBalanceXof: '100000' });
    const payout = valueOf(await wave.createPayout({ ...PAYOUT, mobile: '+221700000005' }));
    expect(payout).toMatchObject({
      status: 'failed',
      error: { code: 'recipient-account-inactive' },
    });
    expect(valueOf(await wave.getBalance()).amountXof).toBe(100_000n);
  });

  it('comes back whole when it is reversed within three days, not later', async () => {
    const { wave, clock } = await newWaveWorld({ openingBalanceXof: '100000' });
    const first = valueOf(await wave.createPayout(PAYOUT));
    const second = valueOf(await wave.createPayout({ ...PAYOUT, idempotencyKey: 'payout-2' }));
    const reversal = { id: first.id, idempotencyKey: 'reverse-1' };
    expect(await wave.reversePayout(reversal)).toEqual({ ok: true, value: null });
    expect(valueOf(await wave.getPayout(first.id)).status).toBe('reversed');
    expect(valueOf(await wave.getBalance()).amountXof).toBe(79_800n);
    clock.now = new Date('2026-03-13T09:00:00.001Z');
    expect(await wave.reversePayout({ id: second.id, idempotencyKey: 'reverse-2' })).toMatchObject({
      code: 'payout-reversal-time-limit-exceeded',
    });
  });
});

describe('payout to a business', () => {
  it('is made once and read back', async () => {
    const { wave, otherWave } = await newWaveWorld({ openingBalanceXof: '100000' });
    const input = {
      receiveAmountXof: 50_000n,
      recipientId: 'M_clinic',
      clientReference: 'invoice:3',
      idempotencyKey: 'b2b-1',
    };
    const payout = valueOf(await wave.createB2bPayout(input));
    expect(payout).toMatchObject({ feeXof: 500n, status: 'succeeded', recipientId: 'M_clinic' });
    expect(valueOf(await wave.createB2bPayout(input)).id).toBe(payout.id);
    expect(valueOf(await wave.getB2bPayout(payout.id))).toEqual(payout);
    expect(await otherWave.getB2bPayout(payout.id)).toMatchObject({ code: 'not-found' });
    expect(valueOf(await wave.getBalance()).amountXof).toBe(49_500n);
  });
});
