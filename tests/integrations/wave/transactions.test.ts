import { describe, expect, it } from 'vitest';
import { newCheckout, newWaveWorld, valueOf } from './wave-world';
import type { WaveTransaction } from '~/integrations/wave/wave-port';

describe('transactions', () => {
  it('are read page by page, each once, with the fee and the balance after it', async () => {
    const { wave, control } = await newWaveWorld({ transactionsPerPage: 2 });
    for (let number = 1; number <= 5; number += 1) {
      const checkout = newCheckout({
        clientReference: `teranga:${number}:1`,
        idempotencyKey: `key-${number}`,
      });
      const { id } = valueOf(await wave.createCheckout(checkout));
      await control('POST', `/sessions/${id}/pay`);
    }
    const items: WaveTransaction[] = [];
    let after: string | null | undefined;
    let pages = 0;
    do {
      const page = valueOf(
        await wave.listTransactions({ day: '2026-03-10', ...(after ? { after } : {}) }),
      );
      items.push(...page.items);
      after = page.nextCursor;
      pages += 1;
    } while (after !== null);
    expect(pages).toBe(3);
    expect(items.map((item) => item.clientReference)).toEqual(
      [1, 2, 3, 4, 5].map((number) => `teranga:${number}:1`),
    );
    expect(items.map((item) => item.balanceXof)).toEqual(
      [1n, 2n, 3n, 4n, 5n].map((number) => number * 14_850n),
    );
    expect(items[0]).toMatchObject({ kind: 'api_checkout', amountXof: 15_000n, feeXof: 150n });
  });

  it('of another day or another wallet are not shown', async () => {
    const { wave, otherWave, control } = await newWaveWorld();
    const { id } = valueOf(await wave.createCheckout(newCheckout()));
    await control('POST', `/sessions/${id}/pay`);
    const { items } = valueOf(await wave.listTransactions({ day: '2026-03-09' }));
    expect(items).toEqual([]);
    const other = valueOf(await otherWave.listTransactions({ day: '2026-03-10' }));
    expect(other).toEqual({ day: '2026-03-10', items: [], nextCursor: null });
  });

  it('can be refunded; the refund is a transaction of its own', async () => {
    const { wave, control } = await newWaveWorld();
    const { id } = valueOf(await wave.createCheckout(newCheckout()));
    await control('POST', `/sessions/${id}/pay`);
    const transactionId = valueOf(await wave.getCheckout(id)).transactionId ?? '';
    const refund = { id: transactionId, idempotencyKey: 'refund-1' };
    expect(await wave.refundTransaction(refund)).toEqual({ ok: true, value: null });
    const { items } = valueOf(await wave.listTransactions({ day: '2026-03-10' }));
    expect(items.map((item) => [item.kind, item.amountXof, item.feeXof])).toEqual([
      ['api_checkout', 15_000n, 150n],
      ['api_checkout_refund', -15_000n, -150n],
    ]);
  });

  it('with a wrong day or cursor are refused', async () => {
    const { wave } = await newWaveWorld();
    const refused = { ok: false, code: 'request-validation-error' };
    expect(await wave.listTransactions({ day: '10/03/2026' })).toMatchObject(refused);
    expect(await wave.listTransactions({ day: '2026-03-10', after: 'no' })).toMatchObject(refused);
  });
});
