import { FileText } from 'lucide-react';
import type { ReactNode } from 'react';
import { buttonClass } from '~/components/button';
import { Notice } from '~/components/notice';
import { PageHeader } from '~/components/page-header';
import { DetailLayout, Section } from '~/components/section';
import { useT } from '~/i18n/t';
import { InvoiceFacts } from './invoice-facts';
import type { InvoiceLine } from './invoice-line-queries.server';
import { InvoiceLinesTable } from './invoice-lines-table';
import type { InvoiceDetail } from './invoice-queries.server';
import { InvoiceStateBadge } from './invoice-state-badge';

type DetailProps = {
  readonly invoice: InvoiceDetail;
  readonly lines: readonly InvoiceLine[];
  readonly title: string;
  readonly base: string;
  readonly today: string;
  readonly seesCare: boolean;
  readonly actions?: ReactNode;
  /** What happens to the invoice now. */
  readonly notice?: ReactNode;
  /** Links and history, on the right. */
  readonly aside: ReactNode;
};

/** One invoice: what it says, what each line is worth and why. */
export function InvoiceDetailPage(props: DetailProps) {
  const { invoice, lines, title, base, today, seesCare, actions, notice, aside } = props;
  const t = useT();
  return (
    <>
      <PageHeader
        title={title}
        badge={<InvoiceStateBadge invoice={invoice} today={today} />}
        description={invoice.providerName}
        breadcrumb={[{ label: t('care.title'), to: `${base}/invoices` }]}
        actions={
          <>
            {actions}
            {invoice.adjudicatedAt !== null && (
              <a href={`${base}/invoices/${invoice.id}/pdf`} className={buttonClass('secondary')}>
                <FileText size={16} aria-hidden />
                {t('care.statement')}
              </a>
            )}
          </>
        }
      />
      <div className="mb-5 flex flex-col gap-3 empty:hidden">
        {notice}
        {invoice.refusalReason !== null && (
          <Notice tone="danger" title={t('care.refusedBecause')}>
            {invoice.refusalReason}
          </Notice>
        )}
        <Notice>{t(seesCare ? 'care.namedNotice' : 'care.maskedNotice')}</Notice>
      </div>
      <DetailLayout
        main={
          <>
            <Section>
              <InvoiceFacts invoice={invoice} />
            </Section>
            <Section
              flush
              title={t('care.linesTitle')}
              description={
                invoice.adjudicatedAt === null ? t('care.notAdjudicatedYet') : t('care.addsUp')
              }
            >
              <InvoiceLinesTable lines={lines} invoice={invoice} />
            </Section>
          </>
        }
        aside={aside}
      />
    </>
  );
}
