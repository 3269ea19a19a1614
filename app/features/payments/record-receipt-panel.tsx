import { LinkButton } from '~/components/button';
import { DataTable, type Column } from '~/components/data-table';
import { DayText, PeriodText } from '~/components/dates';
import { DateField } from '~/components/date-field';
import { Field, MoneyField, SelectField } from '~/components/field';
import { Money } from '~/components/figures';
import { Form, FormActions, SubmitButton } from '~/components/form';
import type { FormResult } from '~/components/form-context';
import { DetailLayout, Section } from '~/components/section';
import { TableToolbar } from '~/components/table-toolbar';
import { sum } from '~/domain/money';
import { useT } from '~/i18n/t';
import type { OpenCallRow, Payer } from './payer-queries.server';

/** First question: whose money is it. */
export function PayerSearch({
  base,
  search,
  found,
}: {
  readonly base: string;
  readonly search: string;
  readonly found: readonly Payer[];
}) {
  const t = useT();
  const columns: Column<Payer>[] = [
    { key: 'name', header: t('payments.employer'), cell: (row) => row.name },
    { key: 'ninea', header: 'NINEA', cell: (row) => <span className="tabular">{row.ninea}</span> },
    { key: 'number', header: t('payments.affiliation'), cell: (row) => row.number },
  ];
  return (
    <Section flush title={t('payments.employerFind')}>
      <TableToolbar searchLabel={t('payments.employerSearch')} />
      <DataTable
        caption={t('payments.employerChoose')}
        columns={columns}
        rows={found}
        rowKey={(row) => String(row.id)}
        rowTo={(row) => `${base}/receipts/new?employer=${row.id}`}
        empty={<p className="px-4 py-6 text-ink-soft">{t('payments.employerNone', { search })}</p>}
      />
    </Section>
  );
}

type RecordFormProps = {
  readonly base: string;
  readonly today: string;
  readonly formKey: string;
  readonly payer: Payer;
  readonly openCalls: readonly OpenCallRow[];
  readonly result: FormResult | null | undefined;
};

/** The money itself, beside what the employer owes. */
export function RecordForm(props: RecordFormProps) {
  const { base, today, formKey, payer, openCalls, result } = props;
  const t = useT();
  const owedXof = sum(openCalls.map(({ openXof }) => openXof));
  const methods = (['bank', 'cheque', 'cash'] as const).map((value) => ({
    value,
    label: t(`payments.methods.${value}`),
  }));
  return (
    <DetailLayout
      main={
        <Section title={payer.name} description={`NINEA ${payer.ninea}`}>
          <Form formKey={formKey} result={result}>
            <input type="hidden" name="affiliationId" value={String(payer.id)} />
            <MoneyField
              name="amountXof"
              label={t('payments.amount')}
              {...(owedXof > 0n ? { defaultValue: owedXof } : {})}
            />
            <SelectField
              name="method"
              label={t('payments.method')}
              options={methods}
              width="short"
            />
            <Field
              name="reference"
              label={t('payments.reference')}
              help={t('payments.referenceHelp')}
              maxLength={100}
            />
            <DateField
              name="receivedOn"
              label={t('payments.receivedOn')}
              defaultValue={today}
              max={today}
            />
            <Field name="note" label={t('payments.note')} maxLength={300} optional />
            <FormActions>
              <SubmitButton>{t('payments.recordButton')}</SubmitButton>
              <LinkButton tone="quiet" to={`${base}/receipts/new`}>
                {t('payments.employerChange')}
              </LinkButton>
            </FormActions>
          </Form>
        </Section>
      }
      aside={
        <Section flush title={t('payments.owes')} actions={<Money amountXof={owedXof} strong />}>
          <OpenCalls rows={openCalls} base={base} />
        </Section>
      }
    />
  );
}

function OpenCalls({
  rows,
  base,
}: {
  readonly rows: readonly OpenCallRow[];
  readonly base: string;
}) {
  const t = useT();
  const columns: Column<OpenCallRow>[] = [
    {
      key: 'month',
      header: t('contributions.month'),
      cell: (row) => <PeriodText period={row.period} />,
    },
    { key: 'due', header: t('contributions.dueOn'), cell: (row) => <DayText day={row.dueOn} /> },
    {
      key: 'open',
      header: t('contributions.open'),
      align: 'end',
      phone: 'value',
      cell: (row) => <Money amountXof={row.openXof} bare />,
    },
  ];
  return (
    <DataTable
      caption={t('payments.openCalls')}
      columns={columns}
      rows={rows}
      rowKey={(row) => String(row.id)}
      rowTo={(row) => `${base}/calls/${row.id}`}
      empty={<p className="px-4 py-4 text-ink-soft">{t('payments.owesNothing')}</p>}
      dense
    />
  );
}
