import { DataTable, type Column } from '~/components/data-table';
import { Section } from '~/components/section';
import { TableToolbar } from '~/components/table-toolbar';
import { useT } from '~/i18n/t';
import type { Payer } from './payer-queries.server';
import type { SuggestedPayer } from './payer-suggestion-queries.server';

type ChoosePayerProps = {
  /** Where choosing leads: the employer's id is added. */
  readonly to: string;
  readonly suggested: readonly SuggestedPayer[];
  readonly found: readonly Payer[];
  readonly search: string;
};

/** Whose money is it: employers that it may be from, then a search. */
export function ChoosePayer({ to, suggested, found, search }: ChoosePayerProps) {
  const t = useT();
  const why: Column<SuggestedPayer> = {
    key: 'why',
    header: t('payments.suggestion.why'),
    cell: (row) => t(`payments.suggestion.${row.why}`),
  };
  return (
    <>
      {suggested.length > 0 && (
        <Section flush title={t('payments.suggestion.title')}>
          <DataTable
            caption={t('payments.suggestion.title')}
            columns={[...usePayerColumns<SuggestedPayer>(), why]}
            rows={suggested}
            rowKey={(row) => String(row.id)}
            rowTo={(row) => `${to}?employer=${row.id}`}
          />
        </Section>
      )}
      <Section flush title={t('payments.employerFind')}>
        <TableToolbar searchLabel={t('payments.employerSearch')} />
        <DataTable
          caption={t('payments.employerChoose')}
          columns={usePayerColumns<Payer>()}
          rows={found}
          rowKey={(row) => String(row.id)}
          rowTo={(row) => `${to}?employer=${row.id}`}
          empty={
            <p className="px-4 py-6 text-ink-soft">{t('payments.employerNone', { search })}</p>
          }
        />
      </Section>
    </>
  );
}

function usePayerColumns<Row extends Payer>(): Column<Row>[] {
  const t = useT();
  return [
    { key: 'name', header: t('payments.employer'), cell: (row) => row.name },
    { key: 'ninea', header: 'NINEA', cell: (row) => <span className="tabular">{row.ninea}</span> },
    { key: 'number', header: t('payments.affiliation'), cell: (row) => row.number },
  ];
}
