import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { FileUp, Plus } from 'lucide-react';
import { LinkButton } from '~/components/button';
import { PageHeader } from '~/components/page-header';
import { Section } from '~/components/section';
import { TableToolbar } from '~/components/table-toolbar';
import { regionName } from '~/domain/affiliation/region';
import { listEmployerRegions } from '~/features/employers/employer-queries.server';
import { memberFilterOf, MEMBERS_PAGE_SIZE } from '~/features/members/member-filter';
import { listMembers } from '~/features/members/member-queries.server';
import { chosenEmployer } from '~/features/employers/employer-choice-queries.server';
import { MemberTable } from '~/features/members/member-table';
import { useT } from '~/i18n/t';
import { useFormat } from '~/i18n/use-format';
import { ipmLoader } from '~/platform/handler.server';

export const loader = ipmLoader('member:read', async (ctx) => {
  const filter = memberFilterOf(ctx.query);
  const [{ rows, total }, regions, employer] = await Promise.all([
    listMembers(ctx, filter),
    listEmployerRegions(ctx),
    chosenEmployer(ctx, filter.affiliationId),
  ]);
  const { search, status, affiliationId, regionCode, page } = filter;
  return {
    base: ctx.base,
    rows,
    total,
    page,
    pageSize: MEMBERS_PAGE_SIZE,
    regions: regions.map((code) => ({ value: code, label: regionName(code) })),
    employer,
    isFiltered: search !== '' || status !== null || affiliationId !== null || regionCode !== null,
    mayWrite: ctx.can('member:write'),
    mayImport: ctx.can('import:run'),
    mayExport: ctx.can('member:export'),
  };
});

export const meta: MetaFunction = () => [{ title: 'Participants — icamo' }];

export default function Members() {
  const { base, regions, employer, mayWrite, mayExport, ...list } = useLoaderData<typeof loader>();
  const t = useT();
  const format = useFormat();
  const statuses = (['active', 'left'] as const).map((status) => ({
    value: status,
    label: t(`members.statuses.${status}`),
  }));
  return (
    <>
      <PageHeader
        title={t('members.title')}
        aside={format.count(list.total)}
        description={t('members.description')}
        actions={
          <>
            {list.mayImport && (
              <LinkButton to={`${base}/imports/new?kind=participants`} icon={FileUp}>
                {t('members.importFile')}
              </LinkButton>
            )}
            {mayWrite && (
              <LinkButton to={`${base}/members/new`} tone="primary" icon={Plus}>
                {t('members.add')}
              </LinkButton>
            )}
          </>
        }
      />
      <Section flush>
        <TableToolbar
          searchLabel={t('members.search')}
          filters={[
            { name: 'status', label: t('members.status'), options: statuses },
            ...(employer === null
              ? []
              : [{ name: 'employer', label: t('members.employer'), options: [employer] }]),
            ...(regions.length > 1
              ? [{ name: 'region', label: t('members.region'), options: regions }]
              : []),
          ]}
          {...(mayExport
            ? {
                exports: {
                  csv: `${base}/members/export?export=csv`,
                  xlsx: `${base}/members/export?export=xlsx`,
                },
              }
            : {})}
        />
        <MemberTable base={base} {...list} />
      </Section>
    </>
  );
}
