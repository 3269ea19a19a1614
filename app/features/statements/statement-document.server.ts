import { letterheadOf } from '~/features/documents/letterhead';
import { verificationOf } from '~/features/documents/verification';
import { formatCount, formatDay, formatXof } from '~/i18n/format';
import type { IpmContext } from '~/platform/context';
import {
  eachMovement,
  periodOfQuery,
  readPartyStatement,
  type Movement,
  type Party,
} from './party-statement.server';
import { vouchedStatement } from './vouched-statement';

/** The statement of account on paper, its code over the employer, the days and the closing balance. */
export async function statementPdf(ctx: IpmContext, party: Party): Promise<Response> {
  const { t, language, ipm } = ctx;
  const period = periodOfQuery(ctx);
  const { openingXof, debitXof, creditXof, closingXof } = await readPartyStatement(ctx, party);
  const { from, to } = period;
  const days = t('paying.statement.days', { from, to });
  const facts = { from, to, closing: String(closingXof) };
  const total = (label: string, amountXof: bigint, isMain = false) => ({
    label,
    value: formatXof(amountXof, language),
    isMain,
  });
  return ctx.ports.pdf.file(t('paying.statement.fileName', { number: party.number, from, to }), {
    title: t('paying.statement.title'),
    language,
    letterhead: letterheadOf(ctx),
    facts: [
      { label: t('paying.statement.period'), value: days },
      { label: t('ledger.opening'), value: formatXof(openingXof, language) },
    ],
    parties: [
      { label: t('contributions.document.issuer'), lines: [ipm.name, ipm.address] },
      { label: t('contributions.document.addressee'), lines: addressOf(ctx, party) },
    ],
    tables: [
      {
        columns: [
          { header: t('payments.document.date'), weight: 9, align: 'left' },
          { header: t('paying.statement.operation'), weight: 20, align: 'left' },
          { header: t('payments.reference'), weight: 14, align: 'left' },
          { header: t('paying.statement.called'), weight: 11, align: 'right' },
          { header: t('paying.statement.received'), weight: 11, align: 'right' },
          { header: t('ledger.running'), weight: 12, align: 'right' },
        ],
        rows: printed(ctx, eachMovement(ctx, party, period)),
        emptyText: t('paying.statement.none'),
      },
    ],
    totals: [
      total(t('paying.statement.called'), debitXof),
      total(t('paying.statement.received'), creditXof),
      total(t('paying.statement.balanceOn', { day: to }), closingXof, true),
    ],
    amountInWords: null,
    notes: [t(noteOf(closingXof))],
    verification: verificationOf(ctx, 'statements', vouchedStatement(party.id, facts), facts),
    demonstrationNotice: ctx.demo ? t('contributions.document.demonstration') : null,
    footer: `${party.number} — ${days}`,
    pageLabel: (page, pages) => t('contributions.document.page', { page, pages }),
    issuedAt: ctx.now,
  });
}

async function* printed({ t, language }: IpmContext, movements: AsyncIterable<Movement>) {
  const amount = (amountXof: bigint) => (amountXof === 0n ? '' : formatCount(amountXof, language));
  for await (const { valueDate, event, reference, debitXof, creditXof, balanceXof } of movements) {
    yield [
      formatDay(valueDate, language),
      t(`ledger.events.${event}`),
      reference ?? '',
      amount(debitXof),
      amount(creditXof),
      formatCount(balanceXof, language),
    ];
  }
}

function addressOf({ t }: IpmContext, { name, ninea, number, address }: Party): string[] {
  return [
    name,
    t('contributions.document.ninea', { ninea }),
    t('contributions.document.affiliation', { number }),
    ...(address === null ? [] : [address]),
  ];
}

const noteOf = (closingXof: bigint) =>
  closingXof > 0n
    ? 'paying.statement.owes'
    : closingXof < 0n
      ? 'paying.statement.inFavour'
      : 'paying.statement.settled';
