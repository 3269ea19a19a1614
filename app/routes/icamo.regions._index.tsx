import type { MetaFunction } from '@remix-run/node';
import { useLoaderData, useLocation } from '@remix-run/react';
import { PageHeader } from '~/components/page-header';
import { Section, Stack } from '~/components/section';
import { TableToolbar } from '~/components/table-toolbar';
import { choiceOfQuery } from '~/features/forms/list-query';
import { INDICATORS } from '~/features/oversight/indicator';
import { listRecoveryByRegion, spanOfQuery } from '~/features/oversight/recovery-board.server';
import { RecoveryTable } from '~/features/oversight/recovery-table';
import { RecoveryTabs } from '~/features/oversight/recovery-tabs';
import { RegionMap } from '~/features/oversight/region-map';
import { SpanPicker } from '~/features/summaries/span-picker';
import { useT } from '~/i18n/t';
import { icamoLoader } from '~/platform/handler.server';

export const loader = icamoLoader('national:read', async (ctx) => {
  const { span, spans } = spanOfQuery(ctx);
  const indicator = choiceOfQuery(ctx.query, 'show', INDICATORS) ?? 'recovery';
  const rows = await listRecoveryByRegion(ctx, span);
  return { base: ctx.base, span, spans, indicator, rows };
});

export const meta: MetaFunction = () => [{ title: 'Régions — icamo' }];

export default function Regions() {
  const { base, span, spans, indicator, rows } = useLoaderData<typeof loader>();
  const { search } = useLocation();
  const t = useT();
  const kept = new URLSearchParams(search).has('span') ? `?span=${span.key}` : '';
  const toOf = ({ key }: { readonly key: string }) => `${base}/regions/${key}${kept}`;
  return (
    <>
      <PageHeader title={t('icamo.recovery.title')} description={t('icamo.recovery.regionHelp')} />
      <RecoveryTabs base={base} />
      <Stack>
        <SpanPicker span={span} spans={spans} />
        <RegionMap rows={rows} indicator={indicator} toOf={toOf} />
        <Section flush>
          <TableToolbar
            searchName={null}
            exports={{
              csv: `${base}/recovery/export?by=region&export=csv`,
              xlsx: `${base}/recovery/export?by=region&export=xlsx`,
            }}
          />
          <RecoveryTable
            caption={t('icamo.recovery.byRegion')}
            of={t('icamo.ipms.region')}
            rows={rows}
            rowTo={toOf}
            empty={null}
          />
        </Section>
      </Stack>
    </>
  );
}
