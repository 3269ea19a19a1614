import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { FileUp, Plus } from 'lucide-react';
import { LinkButton } from '~/components/button';
import { PageHeader } from '~/components/page-header';
import { Section } from '~/components/section';
import { TableToolbar } from '~/components/table-toolbar';
import { regionName } from '~/domain/affiliation/region';
import {
  EMPLOYER_STATUSES,
  employerFilterOf,
  EMPLOYERS_PAGE_SIZE,
} from '~/features/employers/employer-filter';
import { listEmployerRegions, listEmployers } from '~/features/employers/employer-queries.server';
import { EmployerTable } from '~/features/employers/employer-table';
import { useT } from '~/i18n/t';
import { useFormat } from '~/i18n/use-format';
import { ipmLoader } from '~/platform/handler.server';

export const loader = ipmLoader('employer:read', async (ctx) => {
  const filter = employerFilterOf(ctx.query);
  const [{ rows, total }, regions] = await Promise.all([
    listEmployers(ctx, filter),
    listEmployerRegions(ctx),
  ]);
  return {
    base: ctx.base,
    rows,
    total,
    page: filter.page,
    pageSize: EMPLOYERS_PAGE_SIZE,
    regions: regions.map((code) => ({ value: code, label: regionName(code) })),
    isFiltered: filter.search !== '' || filter.status !== null || filter.regionCode !== null,
    mayWrite: ctx.can('employer:write'),
    mayImport: ctx.can('import:run'),
  };
});

export const meta: MetaFunction = () => [{ title: 'Employeurs adhérents — icamo' }];

export default function Employers() {
  const { base, regions, mayWrite, ...list } = useLoaderData<typeof loader>();
  const t = useT();
  const format = useFormat();
  return (
    <>
      <PageHeader
        title={t('affiliations.title')}
        aside={format.count(list.total)}
        description={t('affiliations.description')}
        actions={
          <>
            {list.mayImport && (
              <LinkButton to={`${base}/imports/new?kind=employers`} icon={FileUp}>
                {t('affiliations.importFile')}
              </LinkButton>
            )}
            {mayWrite && (
              <LinkButton to={`${base}/employers/new`} tone="primary" icon={Plus}>
                {t('affiliations.add')}
              </LinkButton>
            )}
          </>
        }
      />
      <Section flush>
        <TableToolbar
          searchLabel={t('affiliations.search')}
          filters={[
            {
              name: 'status',
              label: t('affiliations.status'),
              options: EMPLOYER_STATUSES.map((status) => ({
                value: status,
                label: t(`affiliations.statuses.${status}`),
              })),
            },
            ...(regions.length > 1
              ? [{ name: 'region', label: t('affiliations.region'), options: regions }]
              : []),
          ]}
          exports={{
            csv: `${base}/employers/export?export=csv`,
            xlsx: `${base}/employers/export?export=xlsx`,
          }}
        />
        <EmployerTable base={base} {...list} />
      </Section>
    </>
  );
}
