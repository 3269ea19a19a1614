import { amountInFrenchWords } from '~/domain/money';
import { periodOf } from '~/domain/period';
import { letterheadOf } from '~/features/documents/letterhead';
import { verificationOf } from '~/features/documents/verification';
import { formatCount, formatDay, formatPeriod, formatXof } from '~/i18n/format';
import type { IpmContext } from '~/platform/context';
import { getReceipt, listAllocations, type AllocationRow } from './receipt-queries.server';

/** The receipt on paper: what was received, which calls it settled, a code to verify it by. */
export async function receiptPdf(
  ctx: IpmContext,
  receiptId: bigint,
  owners: readonly bigint[] | null = null,
): Promise<Response> {
  const { t, language, ipm } = ctx;
  const receipt = await getReceipt(ctx, receiptId, owners);
  const allocations = await listAllocations(ctx, receiptId);
  const number = receipt.number ?? String(receipt.id);
  const isReversal = receipt.reversesId !== null;
  const leftXof = receipt.amountXof - receipt.allocatedXof;
  const left = {
    label: t('payments.document.unallocated'),
    value: formatXof(leftXof, language),
  };
  const received = {
    label: t('payments.document.received'),
    value: formatXof(receipt.amountXof, language),
    isMain: true,
  };
  const payer = [receipt.employerName ?? t('payments.noEmployer')];
  if (receipt.ninea !== null) {
    payer.push(t('contributions.document.ninea', { ninea: receipt.ninea }));
  }
  return ctx.ports.pdf.file(t('payments.document.fileName', { number }), {
    title: t(isReversal ? 'payments.document.reversalTitle' : 'payments.document.title'),
    language,
    letterhead: letterheadOf(ctx),
    facts: [
      { label: t('payments.document.number'), value: number },
      { label: t('payments.document.date'), value: formatDay(receipt.receivedOn, language) },
      { label: t('payments.document.method'), value: t(`payments.methods.${receipt.method}`) },
      { label: t('payments.reference'), value: receipt.externalId },
    ],
    parties: [
      { label: t('payments.document.issuer'), lines: [ipm.name, ipm.address] },
      { label: t('payments.document.payer'), lines: payer },
    ],
    tables: [allocationTable(ctx, allocations)],
    totals: [...(leftXof === 0n ? [] : [left]), received],
    amountInWords: t('payments.document.words', { words: amountInFrenchWords(receipt.amountXof) }),
    notes: receipt.reversedById === null ? [] : [t('payments.document.reversed')],
    verification: verificationOf(ctx, 'receipts', receipt),
    demonstrationNotice: ctx.demo ? t('contributions.document.demonstration') : null,
    footer: number,
    pageLabel: (page, pages) => t('contributions.document.page', { page, pages }),
    issuedAt: receipt.createdAt,
  });
}

function allocationTable({ t, language }: IpmContext, rows: readonly AllocationRow[]) {
  return {
    columns: [
      { header: t('payments.document.call'), weight: 4, align: 'left' as const },
      { header: t('payments.document.month'), weight: 4, align: 'left' as const },
      { header: t('payments.document.allocated'), weight: 3, align: 'right' as const },
    ],
    rows: rows.map((row) => [
      row.number ?? '',
      formatPeriod(periodOf(row.period), language),
      formatCount(row.amountXof, language),
    ]),
    emptyText: t('payments.document.nothing'),
  };
}
