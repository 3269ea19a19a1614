import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { FilePlus } from 'lucide-react';
import { LinkButton } from '~/components/button';
import { Money } from '~/components/figures';
import { Notice } from '~/components/notice';
import { PageHeader } from '~/components/page-header';
import { Section, Stack } from '~/components/section';
import { StatRow, StatTile } from '~/components/stat-tile';
import { WorkList } from '~/components/work-list';
import { InvoiceTable } from '~/features/invoices/invoice-table';
import {
  countInvoicesByState,
  listLatestInvoices,
} from '~/features/invoices/invoice-queries.server';
import { providerWork } from '~/features/invoices/provider-work';
import { standingFigures } from '~/features/invoices/standing-figures';
import { listOwnAdhesions } from '~/features/providers/provider-queries.server';
import { useT } from '~/i18n/t';
import { providerLoader } from '~/platform/handler.server';

export const loader = providerLoader('own-invoice:read', async (ctx) => {
  const owners = ctx.organisationIds;
  const [adhesions, counts, latest] = await Promise.all([
    listOwnAdhesions(ctx, owners),
    countInvoicesByState(ctx, owners),
    listLatestInvoices(ctx, { owners }),
  ]);
  const { base, today } = ctx;
  return {
    base,
    today,
    ipmName: ctx.ipm.shortName,
    name: adhesions.map(({ name }) => name).join(', '),
    figures: standingFigures(counts),
    ...latest,
    mayEnter: ctx.can('own-invoice:enter') && adhesions.length > 0,
    title: ctx.t('care.own.title'),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? ''} — icamo` },
];

export default function ProviderHome() {
  const { base, today, ipmName, name, figures, rows, totals, mayEnter } =
    useLoaderData<typeof loader>();
  const t = useT();
  const count = (value: bigint) => t('care.own.invoiceCount', { count: value });
  const tile = (key: 'toBeDecided' | 'toBePaid' | 'paid', state: string) => (
    <StatTile
      label={t(`care.own.${key}`)}
      value={<Money amountXof={figures[key].amountXof} />}
      to={`${base}/invoices?state=${state}`}
      note={count(figures[key].count)}
    />
  );
  return (
    <>
      <PageHeader
        title={name === '' ? t('care.own.title') : name}
        description={t('care.own.text', { ipm: ipmName })}
        actions={
          mayEnter && (
            <LinkButton to={`${base}/invoices/new`} tone="primary" icon={FilePlus}>
              {t('care.newInvoice')}
            </LinkButton>
          )
        }
      />
      {name === '' && <Notice tone="warn">{t('care.own.noAdhesion')}</Notice>}
      <Stack>
        <Section flush title={t('care.own.waiting')}>
          <WorkList empty={t('care.own.nothingWaits')} items={providerWork(figures, base, t)} />
        </Section>
        <StatRow>
          {tile('toBePaid', 'approved')}
          <StatTile
            label={t('care.own.late')}
            value={count(figures.late.count)}
            to={`${base}/invoices?state=late`}
          />
          {tile('toBeDecided', 'adjudicated')}
          {tile('paid', 'paid')}
        </StatRow>
        <Section
          flush
          title={t('care.own.latest')}
          actions={
            <LinkButton to={`${base}/invoices`} tone="quiet" size="small">
              {t('care.own.seeAll')}
            </LinkButton>
          }
        >
          <InvoiceTable {...{ rows, totals, base, today }} page={1} showsProvider={false} />
        </Section>
      </Stack>
    </>
  );
}
