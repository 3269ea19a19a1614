import { FilePlus } from 'lucide-react';
import { LinkButton } from '~/components/button';
import { Money } from '~/components/figures';
import { PageHeader } from '~/components/page-header';
import { Section } from '~/components/section';
import { TableToolbar } from '~/components/table-toolbar';
import { AGES } from '~/domain/oversight/age';
import { useT } from '~/i18n/t';
import { INVOICE_STANDINGS } from './invoice-filter';
import type { InvoiceRow, InvoiceTotals } from './invoice-queries.server';
import { InvoiceTable } from './invoice-table';

type InvoiceListProps = {
  readonly rows: readonly InvoiceRow[];
  readonly totals: InvoiceTotals;
  readonly page: number;
  readonly base: string;
  readonly today: string;
  readonly showsProvider: boolean;
  readonly mayEnter: boolean;
  /** Where approved invoices are paid through Wave, for whoever may. */
  readonly payTo?: string | undefined;
};

/** The list of an IPM's invoices, or of a provider's own. */
export function InvoiceList(props: InvoiceListProps) {
  const { totals, base, mayEnter, payTo } = props;
  const t = useT();
  const enter = mayEnter && (
    <LinkButton to={`${base}/invoices/new`} tone="primary" icon={FilePlus}>
      {t('care.newInvoice')}
    </LinkButton>
  );
  const ages = AGES.map((value) => ({ value, label: t(`boards.ages.${value}`) }));
  const options = INVOICE_STANDINGS.map((value) => ({ value, label: t(`care.states.${value}`) }));
  return (
    <>
      <PageHeader
        title={t('care.title')}
        aside={<Money amountXof={totals.billedXof} />}
        description={t('care.description')}
        actions={
          <>
            {payTo !== undefined && (
              <LinkButton to={`${base}/invoices/payouts`} tone="secondary">
                {t('payouts.title')}
              </LinkButton>
            )}
            {enter}
          </>
        }
      />
      <Section flush>
        <TableToolbar
          searchLabel={t('care.searchInvoice')}
          filters={[
            { name: 'state', label: t('care.state'), options },
            { name: 'age', label: t('boards.lateBy'), options: ages },
          ]}
          exports={{
            csv: `${base}/invoices/export?export=csv`,
            xlsx: `${base}/invoices/export?export=xlsx`,
          }}
        />
        <InvoiceTable {...props} emptyAction={enter} />
      </Section>
    </>
  );
}
