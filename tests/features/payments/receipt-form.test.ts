import { describe, expect, it } from 'vitest';
import { action } from '~/routes/ipm.$ipm.receipts.new';
import { callRoute, signIn } from '#tests/support/sign-in';
import { expectBooksHold } from './books';
import { clock, issueMonth, newPayingIpm, newWorker, openPaymentWorld } from './payment-world';

openPaymentWorld();

type Refused = { readonly data: { readonly formError: string }; readonly init: ResponseInit };

describe('the form of a receipt', () => {
  it('sent twice with its key is done once; with other answers it is a conflict', async () => {
    const made = await newPayingIpm();
    await newWorker(made, made.affiliationId, 250_000n);
    await issueMonth(made, '2026-10');
    // Sessions end by the machine's own clock.
    clock.now = new Date();
    const cookie = await signIn(made.user);
    const form = {
      _key: 'the-key-of-the-form',
      affiliationId: String(made.affiliationId),
      method: 'cheque',
      reference: 'CHQ 0012345',
      amountXof: '15 000',
      receivedOn: '15/06/2020',
    };
    const send = (answers: Readonly<Record<string, string>>) =>
      callRoute(action, {
        path: `/ipm/${made.ipm.slug}/receipts/new`,
        params: { ipm: made.ipm.slug },
        cookie,
        form: answers,
      });
    const [first, second] = (await Promise.all([send(form), send(form)])) as Response[];
    expect([first?.status, second?.status]).toEqual([303, 303]);
    expect(first?.headers.get('Location')).toMatch(/\/receipts\/\d+$/);
    expect(second?.headers.get('Location')).toBe(first?.headers.get('Location'));
    const conflict = (await send({ ...form, amountXof: '14 000' })) as Refused;
    expect(conflict.init.status).toBe(409);
    expect(conflict.data.formError).toContain('déjà été envoyée');
    const count = await made.sql.first`SELECT COUNT(*) AS n FROM Receipt
      WHERE ipmId = ${made.sql.ipm}`;
    expect(count).toEqual({ n: 1n });
    await expectBooksHold(made.sql);
  });
});
