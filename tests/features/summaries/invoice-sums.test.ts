import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addDays } from '~/domain/period';
import { adjudicateInvoice } from '~/features/invoices/adjudicate-invoice.server';
import { approveInvoice } from '~/features/invoices/approve-invoice.server';
import { enterInvoice } from '~/features/invoices/enter-invoice.server';
import { payInvoice } from '~/features/invoices/pay-invoice.server';
import { refuseInvoice } from '~/features/invoices/refuse-invoice.server';
import { compareSummaries } from '~/features/summaries/compare-summaries.server';
import { recountSummaries } from '~/features/summaries/recount-summaries.server';
import { approved, invoiceOf, line, newCareIpm, TODAY, type CareIpm } from '../invoices/care-world';

const step = fc.record({
  kind: fc.constantFrom('enter', 'enter', 'adjudicate', 'adjudicate', 'approve', 'refuse', 'pay'),
  which: fc.nat({ max: 3 }),
  daysAgo: fc.constantFrom(0, 20, 45),
  billedXof: fc.constantFrom(3_000n, 5_000n, 9_000n),
});
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;

it('any sequence of events of invoices leaves the sums that a recount gives', async () => {
  const test = await newCareIpm();
  let run = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
      run += 1;
      const invoices: bigint[] = [];
      for (const [index, one] of steps.entries()) {
        await take(test, one, invoices, `${run}-${index}`);
      }
      expect((await compareSummaries(test.sql)).differences).toEqual([]);
    }),
    { numRuns: 8 },
  );
}, 60_000);

async function take(test: CareIpm, one: Step, invoices: bigint[], reference: string) {
  const { ctx, adhesionId } = test;
  if (one.kind === 'enter' || invoices.length === 0) {
    const receivedOn = addDays(TODAY, -one.daysAgo);
    const lines = [line({ careOn: addDays(receivedOn, -2), billedXof: one.billedXof })];
    const input = { adhesionId, providerReference: `S-${reference}`, receivedOn, lines };
    const done = await enterInvoice(ctx, input);
    if (done.ok) invoices.push(done.invoiceId);
    return;
  }
  const invoiceId = invoices[one.which % invoices.length] ?? 0n;
  const { ipmShareXof } = await invoiceOf(test, invoiceId);
  const payment = { method: 'bank', reference: `VIR ${reference}`, paidOn: TODAY } as const;
  if (one.kind === 'adjudicate') await adjudicateInvoice(ctx, { invoiceId });
  if (one.kind === 'approve') await approveInvoice(ctx, { invoiceId, ipmShareXof });
  if (one.kind === 'refuse') await refuseInvoice(ctx, { invoiceId, reason: 'Essai' });
  if (one.kind === 'pay') await payInvoice(ctx, { invoiceId, ...payment });
}

it('sums that went wrong are found, and written anew', async () => {
  const test = await newCareIpm();
  await approved(test, [line()]);
  const { sql } = test;
  await sql.run`UPDATE InvoiceSummary SET billedXof = billedXof + 7 WHERE ipmId = ${sql.ipm}`;
  await sql.run`DELETE FROM InvoiceDueSummary WHERE ipmId = ${sql.ipm}`;
  const { differences } = await compareSummaries(sql);
  expect(differences.map(({ table }) => table).sort()).toEqual([
    'InvoiceDueSummary',
    'InvoiceSummary',
    'InvoiceSummary',
    'InvoiceSummary',
  ]);
  expect(await recountSummaries(test.ctx)).toBe(4);
  expect(await compareSummaries(sql)).toMatchObject({ differences: [] });
  expect(await recountSummaries(test.ctx)).toBe(0);
});
