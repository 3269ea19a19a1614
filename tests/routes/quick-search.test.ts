import { expect, it } from 'vitest';
import { loader as search } from '~/routes/ipm.$ipm.search';
import { newIpm } from '#tests/support/new-ipm';
import { callRoute, signIn } from '#tests/support/sign-in';

it('a receipt is found by its number and by the payer’s reference', async () => {
  const { ipm, user, sql, ctx } = await newIpm();
  const id = ctx.newId();
  await sql.insert('Receipt', {
    id,
    number: 'R-2026-000042',
    method: 'bank',
    externalId: 'VIR-77',
    amountXof: 5_000n,
    feeXof: 0n,
    receivedOn: '2026-11-02',
    allocatedXof: 0n,
    createdAt: ctx.now,
  });
  const cookie = await signIn(user);
  for (const asked of ['R-2026-0000', 'vir-7']) {
    const found = await callRoute(search, {
      path: `/ipm/${ipm.slug}/search?q=${asked}`,
      params: { ipm: ipm.slug },
      cookie,
    });
    expect(found).toMatchObject({
      groups: expect.arrayContaining([
        expect.objectContaining({
          results: [
            { to: `/ipm/${ipm.slug}/receipts/${id}`, title: 'R-2026-000042', detail: 'VIR-77' },
          ],
        }),
      ]) as unknown,
    });
  }
});
