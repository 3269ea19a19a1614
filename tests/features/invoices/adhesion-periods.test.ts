import { expect, it } from 'vitest';
import { toDay } from '~/domain/period';
import { checkFileLines } from '~/features/invoices/check-file-lines.server';
import { adhereAgain } from '~/features/providers/adhere-again.server';
import { endAdhesion } from '~/features/providers/end-adhesion.server';
import { createTranslator } from '~/i18n/t';
import { adjudicated, entered, line, newCareIpm, setPrice } from './care-world';
import { adjudicateInvoice } from '~/features/invoices/adjudicate-invoice.server';

const day = toDay;

/** Under convention until 1 September at 5 000, and again from 1 October at 3 000. */
async function twoPeriods() {
  const test = await newCareIpm();
  const { adhesionId } = test;
  await endAdhesion(test.ctx, { adhesionId, endedOn: day('2026-09-01'), reason: 'fermeture' });
  const again = { adhesionId, paymentDelayDays: 60, validFrom: day('2026-10-01') };
  const back = await adhereAgain(test.ctx, again);
  if (!back.ok) throw new Error(back.reason);
  await setPrice(test, back.adhesionId, 'C', 3_000n, '2026-10-01');
  return { former: test, present: { ...test, adhesionId: back.adhesionId } };
}

const figures = async ({ sql }: Awaited<ReturnType<typeof newCareIpm>>, invoiceId: bigint) =>
  (
    await sql.rows<{
      tariffXof: bigint | null;
      reasons: { code: string }[];
    }>`SELECT tariffXof, reasons
      FROM ProviderInvoiceLine WHERE ipmId = ${sql.ipm} AND invoiceId = ${invoiceId}
      ORDER BY position`
  ).map(({ tariffXof, reasons }) => [tariffXof, ...reasons.map(({ code }) => code)]);

const acts = [
  line({ careOn: day('2026-08-15') }),
  line({ careOn: day('2026-09-15') }),
  line({ careOn: day('2026-10-15') }),
];

it('care is judged by the convention of its day, whichever the invoice names', async () => {
  const { former, present } = await twoPeriods();
  const byPresent = await figures(present, await adjudicated(present, acts));
  expect(byPresent[0]).toEqual([5_000n]);
  expect(byPresent[1]).toContain('adhesion-not-in-force');
  expect(byPresent[2]?.[0]).toBe(3_000n);
  const twice = await entered(former, acts);
  await adjudicateInvoice(former.ctx, { invoiceId: twice });
  const byFormer = await figures(former, twice);
  expect(byFormer[0]).toContain('already-billed');
  expect(byFormer[2]).toContain('already-billed');
});

it('a file is priced in the same way before it is sent', async () => {
  const { present } = await twoPeriods();
  const written = (careOn: string) => ({
    ...{ matricule: 'M001', beneficiary: '', careOn, actCode: 'C' },
    ...{ quantity: '1', billedXof: '5000' },
  });
  const ctx = { ...present.ctx, t: createTranslator('fr') };
  const lines = ['2026-08-15', '2026-09-15', '2026-10-15'].map(written);
  const errors = await checkFileLines(ctx, present.adhesionId, lines);
  expect(Object.keys(errors)).toEqual(['lines.1.actCode']);
});
