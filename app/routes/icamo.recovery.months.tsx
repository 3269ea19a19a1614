import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { PageHeader } from '~/components/page-header';
import { Section, Stack } from '~/components/section';
import { TableToolbar } from '~/components/table-toolbar';
import { listRecoveryByMonth, spanOfQuery } from '~/features/oversight/recovery-board.server';
import { RecoveryMonthsTable, RecoveryTrend } from '~/features/oversight/recovery-months';
import { RecoveryTabs } from '~/features/oversight/recovery-tabs';
import { SpanPicker } from '~/features/summaries/span-picker';
import { useT } from '~/i18n/t';
import { icamoLoader } from '~/platform/handler.server';

export const loader = icamoLoader('national:read', async (ctx) => {
  const { span, spans } = spanOfQuery(ctx);
  return { base: ctx.base, span, spans, months: await listRecoveryByMonth(ctx, span) };
});

export const meta: MetaFunction = () => [{ title: 'Recouvrement par mois — icamo' }];

export default function RecoveryByMonth() {
  const { base, span, spans, months } = useLoaderData<typeof loader>();
  const t = useT();
  return (
    <>
      <PageHeader title={t('icamo.recovery.title')} description={t('icamo.recovery.description')} />
      <RecoveryTabs base={base} />
      <Stack>
        <SpanPicker span={span} spans={spans} />
        <RecoveryTrend months={months} />
        <Section flush>
          <TableToolbar
            searchName={null}
            exports={{
              csv: `${base}/recovery/export?by=month&export=csv`,
              xlsx: `${base}/recovery/export?by=month&export=xlsx`,
            }}
          />
          <RecoveryMonthsTable months={months} hasDues />
        </Section>
      </Stack>
    </>
  );
}
