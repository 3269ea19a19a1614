import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { LinkButton } from '~/components/button';
import { EmptyState } from '~/components/empty-state';
import { PageHeader } from '~/components/page-header';
import { Section } from '~/components/section';
import { TableToolbar } from '~/components/table-toolbar';
import { REGION_CODES, REGIONS } from '~/domain/affiliation/region';
import { choiceOfQuery } from '~/features/forms/list-query';
import { listRecoveryByIpm, spanOfQuery } from '~/features/oversight/recovery-board.server';
import { RecoveryTable } from '~/features/oversight/recovery-table';
import { RecoveryTabs } from '~/features/oversight/recovery-tabs';
import { SpanPicker } from '~/features/summaries/span-picker';
import { useT } from '~/i18n/t';
import { useFormat } from '~/i18n/use-format';
import { icamoLoader } from '~/platform/handler.server';

export const loader = icamoLoader('national:read', async (ctx) => {
  const { span, spans } = spanOfQuery(ctx);
  const regionCode = choiceOfQuery(ctx.query, 'region', REGION_CODES);
  return { base: ctx.base, span, spans, rows: await listRecoveryByIpm(ctx, span, regionCode) };
});

export const meta: MetaFunction = () => [{ title: 'Recouvrement — icamo' }];

export default function RecoveryByIpm() {
  const { base, span, spans, rows } = useLoaderData<typeof loader>();
  const t = useT();
  const format = useFormat();
  return (
    <>
      <PageHeader
        title={t('icamo.recovery.title')}
        aside={format.count(rows.length)}
        description={t('icamo.recovery.description')}
      />
      <RecoveryTabs base={base} />
      <div className="mb-4">
        <SpanPicker span={span} spans={spans} />
      </div>
      <Section flush>
        <TableToolbar
          searchLabel={t('icamo.dues.search')}
          filters={[
            {
              name: 'region',
              label: t('icamo.ipms.region'),
              options: REGIONS.map(({ code, name }) => ({ value: code, label: name })),
            },
          ]}
          exports={{
            csv: `${base}/recovery/export?by=ipm&export=csv`,
            xlsx: `${base}/recovery/export?by=ipm&export=xlsx`,
          }}
        />
        <RecoveryTable
          caption={t('icamo.recovery.byIpm')}
          of={t('icamo.dues.ipm')}
          rows={rows}
          rowTo={({ key }) => `${base}/ipms/${key}`}
          empty={
            <EmptyState
              title={t('icamo.dues.empty')}
              action={<LinkButton to={`${base}/recovery`}>{t('common.clear')}</LinkButton>}
            >
              {t('icamo.ipms.emptyHelp')}
            </EmptyState>
          }
        />
      </Section>
    </>
  );
}
