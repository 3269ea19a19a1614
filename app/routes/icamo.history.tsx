import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { BarChart } from '~/components/charts/bar-chart';
import { type Column, DataTable } from '~/components/data-table';
import { Money } from '~/components/figures';
import { Notice } from '~/components/notice';
import { PageHeader } from '~/components/page-header';
import { Section, Stack } from '~/components/section';
import { findNationalRule } from '~/features/oversight/dues-board-queries.server';
import { readDuesHistory } from '~/features/oversight/dues-history-queries.server';
import { useT } from '~/i18n/t';
import { useFormat } from '~/i18n/use-format';
import { icamoLoader } from '~/platform/handler.server';

export const loader = icamoLoader('national-dues:read', async (ctx) => {
  const rule = await findNationalRule(ctx);
  return readDuesHistory(ctx, rule?.capXof ?? 0n);
});

export const meta: MetaFunction = () => [{ title: 'Historique national — icamo' }];

export default function NationalHistory() {
  const { rows, printedTotalXof, discrepancies } = useLoaderData<typeof loader>();
  const t = useT();
  const format = useFormat();
  const tenths = (value: number | bigint) =>
    (Number(value) / 10).toLocaleString(t.language === 'fr' ? 'fr-FR' : 'en-GB', {
      minimumFractionDigits: 1,
    });
  const columns: Column<(typeof rows)[number]>[] = [
    {
      key: 'year',
      header: t('icamo.history.year'),
      cell: ({ year }) => String(year),
      foot: t('icamo.history.total'),
    },
    {
      key: 'paying',
      header: t('icamo.history.paying'),
      align: 'end',
      cell: ({ payingIpmCount }) => format.count(payingIpmCount),
    },
    {
      key: 'rate',
      header: t('icamo.history.rate'),
      align: 'end',
      cell: ({ printedRatePercent }) => format.percent(printedRatePercent * 100),
    },
    {
      key: 'implied',
      header: t('icamo.history.implied'),
      align: 'end',
      phone: 'hidden',
      cell: ({ impliedRegisteredTenths }) => tenths(impliedRegisteredTenths),
    },
    {
      key: 'mean',
      header: t('icamo.history.mean'),
      align: 'end',
      phone: 'hidden',
      cell: ({ printedMeanXof }) => <Money amountXof={printedMeanXof} />,
    },
    {
      key: 'amount',
      header: t('icamo.history.amount'),
      align: 'end',
      phone: 'value',
      cell: ({ amountXof }) => <Money amountXof={amountXof} strong />,
      foot: <Money amountXof={printedTotalXof} strong />,
    },
  ];
  const source = rows[0]?.source;
  return (
    <Stack>
      <PageHeader title={t('icamo.history.title')} description={t('icamo.history.description')} />
      <Section title={t('icamo.history.chart')}>
        <BarChart
          title={t('icamo.history.chart')}
          points={rows.map(({ year, amountXof }) => ({
            label: String(year),
            value: Number(amountXof),
            text: format.xofShort(amountXof),
          }))}
        />
      </Section>
      <Section flush>
        <DataTable
          caption={t('icamo.history.title')}
          columns={columns}
          rows={rows}
          rowKey={({ year }) => String(year)}
        />
      </Section>
      {discrepancies.length === 0 ? (
        <Notice tone="success">{t('icamo.history.noChecks')}</Notice>
      ) : (
        <Notice tone="warn" title={t('icamo.history.checks')}>
          <ul className="list-disc pl-5">
            {discrepancies.map(({ code, year, printed, recomputed }) => (
              <li key={`${code}-${String(year)}`}>
                {t(`icamo.history.discrepancies.${code}`, {
                  year: String(year),
                  printed,
                  recomputed,
                  printedIpm: tenths(printed),
                  recomputedIpm: tenths(recomputed),
                })}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {source !== undefined && (
        <p className="text-sm text-ink-soft">{t('icamo.history.source', { source })}</p>
      )}
    </Stack>
  );
}
