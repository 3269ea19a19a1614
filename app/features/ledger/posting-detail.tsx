import { Link } from '@remix-run/react';
import { LinkButton } from '~/components/button';
import { type Column, DataTable } from '~/components/data-table';
import { DayText, InstantText } from '~/components/dates';
import { type Fact, FactGrid } from '~/components/fact-grid';
import { Money } from '~/components/figures';
import { PageHeader } from '~/components/page-header';
import { Section, Stack } from '~/components/section';
import { StateBadge } from '~/components/state-badge';
import { sum } from '~/domain/money';
import { useT } from '~/i18n/t';
import { causeTo } from './cause-link';

type TransferRow = {
  readonly debitCode: string;
  readonly debitLabel: string | null;
  readonly creditCode: string;
  readonly creditLabel: string | null;
  readonly debitParty: string | null;
  readonly creditParty: string | null;
  readonly amountXof: bigint;
};
type PostingDetailProps = {
  readonly base: string;
  readonly names: Readonly<Record<string, string>>;
  readonly posting: {
    readonly number: string;
    readonly event: string;
    readonly valueDate: string;
    readonly postedAt: Date;
    readonly causeKind: string;
    readonly causeId: bigint;
    readonly reversesId: bigint | null;
    readonly reversedById: bigint | null;
    readonly transfers: readonly TransferRow[];
  };
};

/** One piece: its transfers, what caused it, and what it undoes or is undone by. */
export function PostingDetail({ base, names, posting }: PostingDetailProps) {
  const t = useT();
  const { number, event, causeKind, causeId, reversesId, transfers } = posting;
  const cause = causeTo(base, causeKind, causeId);
  return (
    <Stack>
      <PageHeader
        breadcrumb={[
          { label: t('ledger.title'), to: `${base}/ledger` },
          { label: t('ledger.journal'), to: `${base}/ledger/journal` },
        ]}
        title={t('ledger.pieceNumber', { number })}
        badge={reversesId !== null && <StateBadge tone="ended">{t('ledger.reversal')}</StateBadge>}
        description={t.dynamic(`ledger.events.${event}`)}
        actions={cause !== null && <LinkButton to={cause}>{t('ledger.seeCause')}</LinkButton>}
      />
      <Section>
        <FactGrid facts={useFacts(base, posting)} />
      </Section>
      <Section title={t('ledger.transfers')} flush>
        <DataTable
          caption={t('ledger.transfers')}
          columns={useColumns(base, names, transfers)}
          rows={transfers}
          rowKey={(row) => String(transfers.indexOf(row))}
        />
      </Section>
    </Stack>
  );
}

function useFacts(base: string, posting: PostingDetailProps['posting']): Fact[] {
  const t = useT();
  const { valueDate, postedAt, causeKind, reversesId, reversedById } = posting;
  const piece = (id: bigint) => (
    <Link className="text-link" to={`${base}/ledger/postings/${id}`}>
      {t('ledger.seePiece')}
    </Link>
  );
  return [
    { label: t('ledger.valueDate'), value: <DayText day={valueDate} /> },
    { label: t('ledger.postedAt'), value: <InstantText instant={postedAt} /> },
    { label: t('ledger.cause'), value: t.dynamic(`ledger.causes.${causeKind}`) },
    ...(reversesId === null ? [] : [{ label: t('ledger.reverses'), value: piece(reversesId) }]),
    ...(reversedById === null
      ? []
      : [{ label: t('ledger.reversedBy'), value: piece(reversedById) }]),
  ];
}

function useColumns(
  base: string,
  names: Readonly<Record<string, string>>,
  transfers: readonly TransferRow[],
): Column<TransferRow>[] {
  const t = useT();
  const account = (code: string, label: string | null, party: string | null) => (
    <>
      <Link className="text-link tabular" to={`${base}/ledger/accounts/${code}`}>
        {code}
      </Link>{' '}
      {label}
      {party !== null && (
        <span className="block text-sm text-ink-soft">
          <Link
            className="hover:underline"
            to={`${base}/ledger/accounts/${code}?party=${encodeURIComponent(party)}`}
          >
            {names[party] ?? party}
          </Link>
        </span>
      )}
    </>
  );
  return [
    {
      key: 'debit',
      header: t('ledger.debited'),
      cell: (row) => account(row.debitCode, row.debitLabel, row.debitParty),
      foot: t('ledger.totals'),
    },
    {
      key: 'credit',
      header: t('ledger.credited'),
      cell: (row) => account(row.creditCode, row.creditLabel, row.creditParty),
    },
    {
      key: 'amount',
      header: t('ledger.amount'),
      align: 'end',
      phone: 'value',
      cell: ({ amountXof }) => <Money amountXof={amountXof} />,
      foot: <Money amountXof={sum(transfers.map(({ amountXof }) => amountXof))} strong />,
    },
  ];
}
