import { describe, expect, it, vi } from 'vitest';
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

  it.each([
    ['+221700000006', 'payout-reversal-account-terminated'],
    ['+221700000007', 'insufficient-funds'],
  ])('does not come back from %s: %s', async (mobile, code) => {
    const { wave } = await newWaveWorld({ openingBalanceXof: '100000' });
    const { id } = valueOf(await wave.createPayout({ ...PAYOUT, mobile }));
    const reversal = { id, idempotencyKey: 'reverse-1' };
    expect(await wave.reversePayout(reversal)).toMatchObject({ ok: false, code });
    expect(valueOf(await wave.getPayout(id)).status).toBe('succeeded');
  });

  it('stays under way until it is settled, when the wallet is told so', async () => {
    const { wave, simulator } = await newWaveWorld({ openingBalanceXof: '100000' });
    await simulator.setBehaviour('teranga', { holdPayouts: true });
    const { id, status } = valueOf(await wave.createPayout(PAYOUT));
    expect(status).toBe('processing');
    expect(valueOf(await wave.getBalance()).amountXof).toBe(100_000n);
    expect(await simulator.settlePayouts('teranga')).toBe(1);
    expect(valueOf(await wave.getPayout(id)).status).toBe('succeeded');
    expect(valueOf(await wave.getBalance()).amountXof).toBe(79_800n);
  });
});

describe('a batch of payouts', () => {
  const { receiveAmountXof, mobile, name, clientReference, paymentReason } = PAYOUT;
  const one = { receiveAmountXof, mobile, name, clientReference, paymentReason };
  const batch = {
    payouts: [
      one,
      { ...one, mobile: '+221700000001', clientReference: 'refund:8' },
      { ...one, receiveAmountXof: 90_000n, clientReference: 'refund:9' },
    ],
    idempotencyKey: 'batch-1',
  };

  it('is made once for a key; each payout succeeds or fails by itself', async () => {
    const { wave, otherWave } = await newWaveWorld({ openingBalanceXof: '100000' });
    const { id } = valueOf(await wave.createPayoutBatch(batch));
    expect(valueOf(await wave.createPayoutBatch(batch)).id).toBe(id);
    const read = valueOf(await wave.getPayoutBatch(id));
    expect(read.status).toBe('complete');
    expect(read.payouts.map(({ status, error }) => [status, error?.code])).toEqual([
      ['succeeded', undefined],
      ['failed', 'recipient-minor'],
      ['failed', 'insufficient-funds'],
    ]);
    expect(valueOf(await wave.getBalance()).amountXof).toBe(79_800n);
    const { items } = valueOf(await wave.listTransactions({ day: '2026-03-10' }));
    expect(items).toMatchObject([
      { kind: 'api_payout', batchId: id, paymentReason: one.paymentReason },
    ]);
    expect(await otherWave.getPayoutBatch(id)).toMatchObject({ code: 'not-found' });
    const other = { ...batch, payouts: batch.payouts.slice(1) };
    expect(await wave.createPayoutBatch(other)).toMatchObject({ code: 'idempotency-mismatch' });
  });

  it('names the payout that cannot be read, and is refused as a whole', async () => {
    const { wave } = await newWaveWorld({ openingBalanceXof: '100000' });
    const payouts = [one, { ...one, paymentReason: 'x'.repeat(41) }];
    expect(await wave.createPayoutBatch({ ...batch, payouts })).toMatchObject({
      code: 'request-validation-error',
      fields: ['body.payouts.1.payment_reason'],
    });
  });

  it('is under way until its payouts are settled', async () => {
    const { wave, simulator } = await newWaveWorld({ openingBalanceXof: '100000' });
    await simulator.setBehaviour('teranga', { holdPayouts: true });
    const { id } = valueOf(await wave.createPayoutBatch(batch));
    expect(valueOf(await wave.getPayoutBatch(id)).status).toBe('processing');
    await simulator.settlePayouts('teranga');
    expect(valueOf(await wave.getPayoutBatch(id)).status).toBe('complete');
  });
});

describe('the verification of a recipient', () => {
  it('compares name and number with what Wave knows, and the amount with the limit', async () => {
    const { wave, simulator } = await newWaveWorld();
    const { mobile } = PAYOUT;
    const nationalId = '2751199012345';
    await simulator.putHolder({ mobile, name: 'Awa Diop', nationalId });
    const verify = async (question: object) =>
      valueOf(await wave.verifyRecipient({ mobile, ...question }));
    expect(await verify({ name: 'AWA  DIOP', nationalId, amountXof: 2_000_000n })).toEqual({
      withinLimits: true,
      nameMatch: 'MATCH',
      nationalIdMatch: 'MATCH',
    });
    expect(await verify({ name: 'Awa Ndiaye', nationalId: '1', amountXof: 2_000_001n })).toEqual({
      withinLimits: false,
      nameMatch: 'NO_MATCH',
      nationalIdMatch: 'NO_MATCH',
    });
    const unknown = { mobile: '+221770000001', name: 'Awa Diop', nationalId };
    expect(await verify(unknown)).toEqual({
      withinLimits: null,
      nameMatch: 'NAME_NOT_KNOWN',
      nationalIdMatch: 'ID_NOT_KNOWN',
    });
  });

  it('may be asked thirty times in five minutes of one number, and is then closed for an hour', async () => {
    const { wave, clock } = await newWaveWorld();
    const minutesLater = (minutes: number) => {
      clock.now = new Date(clock.now.getTime() + minutes * 60_000);
    };
    const ask = async (mobile = PAYOUT.mobile) => (await wave.verifyRecipient({ mobile })).ok;
    for (let asked = 0; asked < 30; asked += 1) expect(await ask()).toBe(true);
    expect(await ask()).toBe(false);
    expect(await ask('+221770000001')).toBe(true);
    minutesLater(59);
    expect(await ask()).toBe(false);
    minutesLater(1);
    expect(await ask()).toBe(true);
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

  it('of this simulator arrives there, with its event, and the sender alone bears the fee', async () => {
    const { wave, otherWave, delivered } = await newWaveWorld({ openingBalanceXof: '100000' });
    const input = {
      receiveAmountXof: 50_000n,
      recipientId: 'M_baobab',
      clientReference: 'dues:2026-02',
      idempotencyKey: 'b2b-1',
    };
    const { id } = valueOf(await wave.createB2bPayout(input));
    expect(valueOf(await otherWave.getBalance()).amountXof).toBe(50_000n);
    const { items } = valueOf(await otherWave.listTransactions({ day: '2026-03-10' }));
    expect(items).toMatchObject([
      { kind: 'b2b_payment', amountXof: 50_000n, feeXof: 0n, counterpartyId: 'M_teranga' },
    ]);
    await vi.waitUntil(() => delivered.length === 1);
    expect(JSON.parse(delivered[0]?.rawBody.toString() ?? '')).toMatchObject({
      type: 'b2b.payment_received',
      data: { id, amount: '50000', sender_id: 'M_teranga', client_reference: 'dues:2026-02' },
    });
  });
});
