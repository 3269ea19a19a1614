import { amountInFrenchWords } from '~/domain/money';
import { NotFound } from '~/domain/outcome';
import { letterheadOf } from '~/features/documents/letterhead';
import { verificationOf } from '~/features/documents/verification';
import { formatCount, formatDay, formatXof } from '~/i18n/format';
import type { IcamoContext, IpmContext, IpmIdentity } from '~/platform/context';
import {
  getCoordination,
  getDuesPayment,
  type DuesPaymentRow,
} from './dues-payment-queries.server';
import { getDebtor, getRemittance } from './remittance-queries.server';

/** ICAMO's receipt as the IPM holds it. */
export async function ownDuesReceiptPdf(ctx: IpmContext, paymentId: bigint): Promise<Response> {
  const payment = await getDuesPayment(ctx, paymentId);
  return receiptPdf(ctx, { payment, icamo: await getCoordination(ctx), payer: ctx.ipm });
}

/** The same paper from ICAMO's side. */
export async function duesReceiptPdf(ctx: IcamoContext, paymentId: bigint): Promise<Response> {
  const payment = await getRemittance(ctx, paymentId);
  const payer = await getDebtor(ctx, payment.debtorIpmId);
  return receiptPdf(ctx, { payment, icamo: ctx.ipm, payer });
}

type Writing = Pick<IpmContext, 'ports' | 'vault' | 'url' | 't' | 'language' | 'demo' | 'now'>;

/** @throws NotFound while ICAMO has not confirmed: there is no receipt. */
function receiptPdf(
  ctx: Writing,
  about: {
    readonly payment: DuesPaymentRow;
    readonly icamo: IpmIdentity;
    readonly payer: IpmIdentity;
  },
): Response {
  const { t, language } = ctx;
  const { payment, icamo, payer } = about;
  const { id, receiptNumber: number, amountXof, year, method, reference, paidOn } = payment;
  if (number === null) throw new NotFound(`receipt of dues payment ${id}`);
  return ctx.ports.pdf.file(t('remittance.document.fileName', { number }), {
    title: t('remittance.document.title'),
    language,
    letterhead: letterheadOf({ ipm: icamo, t }),
    facts: [
      { label: t('payments.document.number'), value: number },
      { label: t('remittance.paidOn'), value: formatDay(paidOn, language) },
      { label: t('payments.method'), value: t(`payments.methods.${method}`) },
      { label: t('payments.reference'), value: reference },
    ],
    parties: [
      { label: t('remittance.document.issuer'), lines: [icamo.name, icamo.address] },
      { label: t('payments.document.payer'), lines: [payer.name, payer.address] },
    ],
    tables: [
      {
        columns: [
          { header: t('remittance.document.subject'), weight: 8, align: 'left' },
          { header: t('payments.amount'), weight: 3, align: 'right' },
        ],
        rows: [
          [t('remittance.document.dues', { year: String(year) }), formatCount(amountXof, language)],
        ],
      },
    ],
    totals: [
      {
        label: t('payments.document.received'),
        value: formatXof(amountXof, language),
        isMain: true,
      },
    ],
    amountInWords: t('payments.document.words', { words: amountInFrenchWords(amountXof) }),
    notes: payment.state === 'reversed' ? [t('payments.document.reversed')] : [],
    verification: verificationOf({ ...ctx, ipm: icamo }, 'dues-receipts', {
      id,
      number,
      amountXof,
    }),
    demonstrationNotice: ctx.demo ? t('contributions.document.demonstration') : null,
    footer: number,
    pageLabel: (page, pages) => t('contributions.document.page', { page, pages }),
    issuedAt: payment.decidedAt ?? ctx.now,
  });
}
