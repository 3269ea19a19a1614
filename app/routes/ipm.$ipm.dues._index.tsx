import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { LinkButton } from '~/components/button';
import { FactGrid } from '~/components/fact-grid';
import { Money } from '~/components/figures';
import { Notice } from '~/components/notice';
import { PageHeader } from '~/components/page-header';
import { Section, Stack } from '~/components/section';
import { StateBadge } from '~/components/state-badge';
import { duesYear, lastMonthShown } from '~/domain/oversight/dues-year';
import { toDay, yearOf } from '~/domain/period';
import { getDuesRule, listDuesMonths } from '~/features/dues/dues-queries.server';
import { listDuesPayments, readDuesStanding } from '~/features/dues/dues-payment-queries.server';
import { DuesPaymentTable } from '~/features/dues/dues-payment-table';
import { DuesTable } from '~/features/dues/dues-table';
import { yearOfQuery } from '~/features/forms/list-query';
import { useT } from '~/i18n/t';
import { ipmLoader } from '~/platform/handler.server';

export const loader = ipmLoader('dues:read', async (ctx) => {
  const { base, today, sql } = ctx;
  const thisYear = yearOf(today);
  const year = yearOfQuery(ctx.query, thisYear);
  const [rule, months, standing, payments] = await Promise.all([
    getDuesRule(sql, toDay(`${year}-12-31`)),
    listDuesMonths(sql, year),
    readDuesStanding(ctx, year),
    listDuesPayments(ctx, year),
  ]);
  const lines = duesYear(rule, months, year, lastMonthShown(year, today));
  const title = ctx.t('contributions.dues.title');
  const mayPay = ctx.can('dues:pay');
  return { base, year, thisYear, rule, lines, standing, payments, mayPay, title };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? ''} — icamo` },
];

export default function Dues() {
  const { base, year, thisYear, rule, lines, standing, payments, mayPay, title } =
    useLoaderData<typeof loader>();
  const t = useT();
  const { rateBasisPoints, capXof } = rule;
  const last = lines.at(-1);
  const dueXof = last?.dueYtdXof ?? 0n;
  const reached = lines.find(({ isCapped }) => isCapped);
  return (
    <>
      <PageHeader
        title={title}
        aside={t('contributions.dues.year', { year: String(year) })}
        badge={
          !rule.confirmed && (
            <StateBadge tone="waiting">{t('contributions.rules.toConfirm')}</StateBadge>
          )
        }
        description={t('contributions.dues.text', { rateBasisPoints, capXof })}
        actions={
          <>
            {mayPay && (
              <LinkButton tone="primary" to={`${base}/dues/pay`}>
                {t('remittance.declare')}
              </LinkButton>
            )}
            <LinkButton to={`${base}/dues?year=${year - 1}`}>
              {t('contributions.dues.previous')}
            </LinkButton>
            {year < thisYear && (
              <LinkButton to={`${base}/dues?year=${year + 1}`}>
                {t('contributions.dues.next')}
              </LinkButton>
            )}
          </>
        }
      />
      <Stack>
        {reached && (
          <Notice tone="success">
            {t('contributions.dues.capReachedIn', { period: reached.period })}
          </Notice>
        )}
        <Section>
          <FactGrid
            facts={[
              {
                label: t('contributions.dues.yearCashed'),
                value: <Money amountXof={last?.cashedYtdXof ?? 0n} />,
              },
              {
                label: t('contributions.dues.yearDue'),
                value: <Money amountXof={dueXof} strong />,
              },
              {
                label: t('remittance.paid'),
                value: <Money amountXof={standing.paidXof} />,
              },
              {
                label: t('remittance.pending'),
                value: <Money amountXof={standing.pendingXof} />,
              },
              {
                label: t('remittance.remaining'),
                value: <Money amountXof={standing.remainingXof} strong />,
              },
              {
                label: t('remittance.late'),
                value: <Money amountXof={standing.lateXof} />,
              },
              {
                label: t('contributions.dues.left'),
                value: <Money amountXof={capXof > dueXof ? capXof - dueXof : 0n} />,
              },
            ]}
          />
        </Section>
        <Section flush>
          <DuesTable lines={lines} rule={rule} />
        </Section>
        <Section flush title={t('remittance.payments')}>
          <DuesPaymentTable rows={payments} to={({ id }) => `${base}/dues/payments/${id}`} />
        </Section>
        <p className="text-sm text-ink-soft">
          {t('contributions.dues.toConfirm')} {t('remittance.dueOnToConfirm')}
        </p>
      </Stack>
    </>
  );
}
