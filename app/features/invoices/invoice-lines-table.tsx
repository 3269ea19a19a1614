import { DataTable, type Column } from '~/components/data-table';
import { DayText } from '~/components/dates';
import { Money } from '~/components/figures';
import { isRejection } from '~/domain/care/care-reason';
import { useT } from '~/i18n/t';
import type { InvoiceLine } from './invoice-line-queries.server';
import type { InvoiceDetail } from './invoice-queries.server';
import { LineExplanation } from './line-explanation';
import { reasonSentence } from './line-reason';

type LinesProps = { readonly lines: readonly InvoiceLine[]; readonly invoice: InvoiceDetail };

export function InvoiceLinesTable({ lines, invoice }: LinesProps) {
  const t = useT();
  return (
    <DataTable
      caption={t('care.linesTitle')}
      columns={useLineColumns(invoice)}
      rows={lines}
      rowKey={({ position }) => String(position)}
    />
  );
}

function useLineColumns(invoice: InvoiceDetail): Column<InvoiceLine>[] {
  const t = useT();
  const isAdjudicated = invoice.adjudicatedAt !== null;
  const amount = (
    key: 'billedXof' | 'coPaymentXof' | 'aboveCeilingXof',
    header: string,
    phone: 'value' | 'hidden' = 'hidden',
  ): Column<InvoiceLine> => ({
    key,
    header,
    align: 'end',
    phone,
    cell: (line) => <Money amountXof={line[key]} bare />,
    foot: <Money amountXof={invoice[key]} bare strong />,
  });
  // A line is either rejected whole or billed above the tariff, never both.
  const setAside: Column<InvoiceLine> = {
    key: 'setAside',
    header: t('care.setAside'),
    align: 'end',
    phone: 'hidden',
    cell: (line) => <Money amountXof={line.excessXof + line.rejectedXof} bare />,
    foot: <Money amountXof={invoice.excessXof + invoice.rejectedXof} bare strong />,
  };
  const share: Column<InvoiceLine> = {
    key: 'ipmShareXof',
    header: t('care.ipmShare'),
    align: 'end',
    phone: 'meta',
    cell: (line) => <Money amountXof={line.ipmShareXof} bare strong />,
    foot: <Money amountXof={invoice.ipmShareXof} bare strong />,
  };
  const aboveCeiling = amount('aboveCeilingXof', t('care.aboveCeiling'));
  return [
    {
      key: 'what',
      header: t('care.act'),
      cell: (line) => <LineSubject line={line} isAdjudicated={isAdjudicated} />,
      foot: t('common.total'),
    },
    amount('billedXof', t('care.billed'), 'value'),
    ...(isAdjudicated
      ? [
          share,
          amount('coPaymentXof', t('care.coPayment')),
          ...(invoice.aboveCeilingXof > 0n ? [aboveCeiling] : []),
          setAside,
        ]
      : []),
  ];
}

/** The act, whom it was for and what stands against it; or that the reader may not see it. */
function LineSubject({
  line,
  isAdjudicated,
}: {
  readonly line: InvoiceLine;
  readonly isAdjudicated: boolean;
}) {
  const t = useT();
  const { position, care } = line;
  const place = <span className="tabular text-ink-faint">{position}. </span>;
  if (care === null) {
    return (
      <span className="text-ink-soft">
        {place}
        {t('care.masked')}
      </span>
    );
  }
  const { participantName, dependantName, matricule } = care;
  return (
    <div className="min-w-48 py-1 whitespace-normal">
      <p>
        {place}
        {care.actCode}
        {care.actLabel !== null && <span className="font-normal"> · {care.actLabel}</span>}
        {care.quantity > 1 && <span className="tabular"> × {care.quantity}</span>}
      </p>
      <p className="text-sm font-normal text-ink-soft">
        <DayText day={care.careOn} /> · {dependantName ?? participantName}
        {dependantName === null
          ? `, ${matricule}`
          : `, ${t.dynamic(`care.relations.${care.relation ?? ''}`)} (${t('care.ofParticipant', { name: participantName, matricule })})`}
      </p>
      {care.reasons.map((reason) => (
        <p
          key={reason.code}
          className={`text-sm font-medium ${isRejection(reason.code) ? 'text-late' : 'text-waiting'}`}
        >
          {reasonSentence(t, reason)}
        </p>
      ))}
      {isAdjudicated && <LineExplanation line={line} care={care} />}
    </div>
  );
}
