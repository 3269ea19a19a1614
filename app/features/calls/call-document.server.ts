import { amountInFrenchWords } from '~/domain/money';
import { periodOf } from '~/domain/period';
import { letterheadOf } from '~/features/documents/letterhead';
import { verificationOf } from '~/features/documents/verification';
import { formatCount, formatDateTime, formatDay, formatPeriod, formatXof } from '~/i18n/format';
import type { IpmContext } from '~/platform/context';
import { getRule } from '~/features/rules/rule-queries.server';
import { eachCallLine } from './call-line-queries.server';
import { getCall, type CallDetail, type Owners } from './call-queries.server';
import type { CallLineRow } from './call-lines';

/** The call on paper: letterhead, nominative table, totals, amount in words, code. */
export async function callPdf(
  ctx: IpmContext,
  callId: bigint,
  owners: Owners = null,
): Promise<Response> {
  const { t, language, ipm } = ctx;
  const call = await getCall(ctx, callId, owners);
  const rule = await getRule(ctx.sql, call.ruleId);
  const number = call.number ?? String(call.id);
  const facts = [
    { label: t('contributions.document.reference'), value: number },
    { label: t('contributions.document.date'), value: formatDateTime(call.issuedAt, language) },
    { label: t('contributions.month'), value: formatPeriod(periodOf(call.period), language) },
    { label: t('contributions.dueOn'), value: formatDay(call.dueOn, language) },
  ];
  const { ceilingXof, rateBasisPoints } = rule;
  const cancelled = call.state === 'cancelled' ? [t('contributions.document.cancelled')] : [];
  return ctx.ports.pdf.file(t('contributions.document.fileName', { number }), {
    title: t('contributions.document.title'),
    language,
    letterhead: letterheadOf(ctx),
    facts,
    parties: [
      { label: t('contributions.document.issuer'), lines: [ipm.name, ipm.address] },
      { label: t('contributions.document.addressee'), lines: addressee(ctx, call) },
    ],
    tables: [{ ...columnsOf(ctx), rows: rowsOf(ctx, call), totalRow: totalRowOf(ctx, call) }],
    totals: totalsOf(ctx, call),
    amountInWords: t('contributions.document.words', {
      words: amountInFrenchWords(call.totalXof),
    }),
    notes: [
      ...cancelled,
      t('contributions.document.note', { dueOn: call.dueOn, number }),
      t('contributions.document.basis', { ceilingXof, rateBasisPoints }),
    ],
    verification: verificationOf(ctx, 'calls', call),
    demonstrationNotice: ctx.demo ? t('contributions.document.demonstration') : null,
    footer: number,
    pageLabel: (page, count) => t('contributions.document.page', { page, pages: count }),
    issuedAt: call.issuedAt,
  });
}

function addressee({ t }: IpmContext, call: CallDetail): string[] {
  return [
    call.employerName,
    ...(call.employerAddress === null ? [] : [call.employerAddress]),
    t('contributions.document.ninea', { ninea: call.ninea }),
    t('contributions.document.affiliation', { number: call.employerNumber }),
  ];
}

function columnsOf({ t }: IpmContext) {
  const right = (header: string, weight: number) => ({ header, weight, align: 'right' as const });
  return {
    columns: [
      { header: t('contributions.matricule'), weight: 12, align: 'left' as const },
      { header: t('contributions.worker'), weight: 26, align: 'left' as const },
      right(t('contributions.salary'), 13),
      right(t('contributions.base'), 13),
      right(t('contributions.employerShare'), 12),
      right(t('contributions.workerShare'), 12),
      right(t('contributions.contribution'), 12),
    ],
  };
}

async function* rowsOf(ctx: IpmContext, call: CallDetail): AsyncGenerator<readonly string[]> {
  const count = (amountXof: bigint) => formatCount(amountXof, ctx.language);
  const row = (line: CallLineRow) => [
    line.matricule,
    line.fullName,
    count(line.salaryXof),
    count(line.baseXof),
    count(line.employerXof),
    count(line.workerXof),
    count(line.totalXof),
  ];
  for await (const line of eachCallLine(ctx, call.id)) yield row(line);
}

function totalRowOf({ t, language }: IpmContext, call: CallDetail): string[] {
  const { baseXof, employerXof, workerXof, totalXof } = call;
  const sums = [baseXof, employerXof, workerXof, totalXof];
  return ['', t('common.total'), '', ...sums.map((amount) => formatCount(amount, language))];
}

function totalsOf({ t, language }: IpmContext, call: CallDetail) {
  const { totalXof, allocatedXof } = call;
  const total = {
    label: t('contributions.document.total'),
    value: formatXof(totalXof, language),
    isMain: true,
  };
  if (allocatedXof === 0n) return [total];
  return [
    { ...total, isMain: false },
    { label: t('contributions.document.paid'), value: formatXof(allocatedXof, language) },
    {
      label: t('contributions.document.left'),
      value: formatXof(totalXof - allocatedXof, language),
      isMain: true,
    },
  ];
}
