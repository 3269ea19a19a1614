import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { LinkButton } from '~/components/button';
import { type Column, DataTable } from '~/components/data-table';
import { EmptyState } from '~/components/empty-state';
import { PageHeader } from '~/components/page-header';
import { usePaging } from '~/components/pagination';
import { Section, Stack } from '~/components/section';
import { TableToolbar } from '~/components/table-toolbar';
import { regionName, REGIONS } from '~/domain/affiliation/region';
import { pageOfQuery, searchOfQuery } from '~/features/forms/list-query';
import { IPMS_A_PAGE, listIpms } from '~/features/oversight/ipm-directory-queries.server';
import { useT } from '~/i18n/t';
import { useFormat } from '~/i18n/use-format';
import { icamoLoader } from '~/platform/handler.server';

export const loader = icamoLoader('national-ipm:read', async (ctx) => {
  const page = pageOfQuery(ctx.query);
  const filter = {
    search: searchOfQuery(ctx.query) || null,
    kind: ctx.query.get('kind'),
    regionCode: ctx.query.get('region'),
    page,
  };
  return { base: ctx.base, page, pageSize: IPMS_A_PAGE, ...(await listIpms(ctx, filter)) };
});

export const meta: MetaFunction = () => [{ title: 'IPM — icamo' }];

export default function IpmDirectory() {
  const { base, rows, total, page, pageSize } = useLoaderData<typeof loader>();
  const t = useT();
  const format = useFormat();
  const columns: Column<(typeof rows)[number]>[] = [
    { key: 'name', header: t('icamo.ipms.name'), cell: ({ name }) => name },
    {
      key: 'kind',
      header: t('icamo.ipms.kind'),
      cell: ({ kind }) => t.dynamic(`icamo.kinds.${kind}`),
    },
    {
      key: 'region',
      header: t('icamo.ipms.region'),
      cell: ({ regionCode }) => regionName(regionCode),
    },
    {
      key: 'approval',
      header: t('icamo.ipms.approval'),
      phone: 'hidden',
      cell: ({ approvalNumber, approvedOn }) =>
        approvalNumber === null || approvedOn === null
          ? t('icamo.ipms.noApproval')
          : t('icamo.ipms.approvalOf', { number: approvalNumber, day: approvedOn }),
    },
  ];
  return (
    <Stack>
      <PageHeader title={t('icamo.ipms.title')} aside={format.count(total)} />
      <Section flush>
        <TableToolbar
          searchLabel={t('icamo.ipms.search')}
          filters={[
            {
              name: 'kind',
              label: t('icamo.ipms.kind'),
              options: (['enterprise', 'inter-enterprise'] as const).map((kind) => ({
                value: kind,
                label: t(`icamo.kinds.${kind}`),
              })),
            },
            {
              name: 'region',
              label: t('icamo.ipms.region'),
              options: REGIONS.map(({ code, name }) => ({ value: code, label: name })),
            },
          ]}
        />
        <DataTable
          caption={t('icamo.ipms.title')}
          columns={columns}
          rows={rows}
          rowKey={({ slug }) => slug}
          rowTo={({ slug }) => `${base}/ipms/${slug}`}
          paging={usePaging({ page, pageSize, total })}
          empty={
            <EmptyState
              title={t('icamo.ipms.empty')}
              action={<LinkButton to={`${base}/ipms`}>{t('common.clear')}</LinkButton>}
            >
              {t('icamo.ipms.emptyHelp')}
            </EmptyState>
          }
        />
      </Section>
    </Stack>
  );
}
