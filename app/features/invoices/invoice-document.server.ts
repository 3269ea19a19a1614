import { amountInFrenchWords } from '~/domain/money';
import { letterheadOf } from '~/features/documents/letterhead';
import { verificationOf } from '~/features/documents/verification';
import { formatCount, formatDay, formatXof } from '~/i18n/format';
import type { IpmContext } from '~/platform/context';
import type { InvoiceLine } from './invoice-line-queries.server';
import type { Owners } from './invoice-owners';
import { getInvoice, type InvoiceDetail } from './invoice-queries.server';
import { reasonSentence } from './line-reason';
import { readCareLines } from './read-care-lines.server';

/** The statement of an invoice on paper; names and acts only for those who may read them. */
export async function invoicePdf(
  ctx: IpmContext,
  invoiceId: bigint,
  owners: Owners = null,
): Promise<Response> {
  const { t, language, ipm } = ctx;
  const invoice = await getInvoice(ctx, invoiceId, owners);
  const lines = await readCareLines(ctx, invoice.id);
  const reference = invoice.number ?? invoice.providerReference;
  const isMasked = lines.some(({ care }) => care === null);
  return ctx.ports.pdf.file(`${t('care.pdf.fileName')}-${reference.replaceAll('/', '-')}`, {
    title: t(invoice.paidOn === null ? 'care.pdf.title' : 'care.pdf.settlementTitle'),
    language,
    letterhead: letterheadOf(ctx),
    facts: factsOf(ctx, invoice),
    parties: [
      { label: t('care.pdf.ipm'), lines: [ipm.name, ipm.address] },
      { label: t('care.pdf.provider'), lines: [invoice.providerName, invoice.providerNumber] },
    ],
    tables: [{ ...columnsOf(ctx), rows: lines.map((line) => rowOf(ctx, line)) }],
    totals: totalsOf(ctx, invoice),
    amountInWords: t('care.pdf.inWords', { words: amountInFrenchWords(invoice.ipmShareXof) }),
    notes: [t('care.pdf.note'), ...(isMasked ? [t('care.pdf.masked')] : [])],
    verification: verificationOf(ctx, 'invoices', {
      id: invoice.id,
      number: reference,
      amountXof: invoice.ipmShareXof,
    }),
    demonstrationNotice: ctx.demo ? t('common.demonstration') : null,
    footer: reference,
    pageLabel: (page, count) => t('care.pdf.page', { page, count: String(count) }),
    issuedAt: invoice.adjudicatedAt ?? ctx.now,
  });
}

function factsOf({ t, language }: IpmContext, invoice: InvoiceDetail) {
  const { number, providerReference, receivedOn, dueOn, state } = invoice;
  const { paidOn, paymentNumber, paymentMethod, paymentReference } = invoice;
  const means = `${t.dynamic(`care.methods.${paymentMethod ?? ''}`)} ${paymentReference ?? ''}`;
  return [
    ...(number === null ? [] : [{ label: t('care.pdf.number'), value: number }]),
    { label: t('care.pdf.reference'), value: providerReference },
    { label: t('care.pdf.received'), value: formatDay(receivedOn, language) },
    { label: t('care.pdf.due'), value: formatDay(dueOn, language) },
    { label: t('care.pdf.state'), value: t(`care.states.${state}`) },
    ...(paidOn === null
      ? []
      : [
          { label: t('care.next.paidOn'), value: formatDay(paidOn, language) },
          { label: t('care.payment'), value: `${paymentNumber ?? ''} · ${means}` },
        ]),
  ];
}

function columnsOf({ t }: IpmContext) {
  const right = (header: string, weight = 11) => ({ header, weight, align: 'right' as const });
  return {
    columns: [
      { header: t('care.position'), weight: 4, align: 'left' as const },
      { header: t('care.act'), weight: 30, align: 'left' as const },
      right(t('care.billed')),
      right(t('care.ipmShare')),
      right(t('care.coPayment'), 14),
      right(t('care.excess'), 15),
      right(t('care.rejected')),
    ],
  };
}

function rowOf(ctx: IpmContext, line: InvoiceLine): string[] {
  const { billedXof, ipmShareXof, coPaymentXof, excessXof, rejectedXof } = line;
  const amounts = [billedXof, ipmShareXof, coPaymentXof, excessXof, rejectedXof];
  return [
    String(line.position),
    subjectOf(ctx, line),
    ...amounts.map((amountXof) => formatCount(amountXof, ctx.language)),
  ];
}

function subjectOf({ t, language }: IpmContext, { care }: InvoiceLine): string {
  if (care === null) return t('care.masked');
  const { actCode, actLabel, careOn, dependantName, participantName, matricule } = care;
  const act = actLabel === null ? actCode : `${actCode} ${actLabel}`;
  const who = `${dependantName ?? participantName}, ${matricule}`;
  const why = care.reasons.map((reason) => reasonSentence(t, reason));
  return [`${act}, ${formatDay(careOn, language)}`, who, ...why].join(' — ');
}

function totalsOf({ t, language }: IpmContext, invoice: InvoiceDetail) {
  const total = (label: string, amountXof: bigint, isMain = false) => ({
    label,
    value: formatXof(amountXof, language),
    isMain,
  });
  return [
    total(t('care.billed'), invoice.billedXof),
    total(t('care.coPayment'), invoice.coPaymentXof),
    ...(invoice.aboveCeilingXof > 0n
      ? [total(t('care.aboveCeiling'), invoice.aboveCeilingXof)]
      : []),
    total(t('care.excess'), invoice.excessXof),
    total(t('care.rejected'), invoice.rejectedXof),
    total(t('care.ipmShare'), invoice.ipmShareXof, true),
  ];
}
