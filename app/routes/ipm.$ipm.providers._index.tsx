import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Plus } from 'lucide-react';
import { LinkButton } from '~/components/button';
import { PageHeader } from '~/components/page-header';
import { Section } from '~/components/section';
import { TableToolbar } from '~/components/table-toolbar';
import { regionName } from '~/domain/affiliation/region';
import { ADHESION_STANDINGS, providerFilterOf } from '~/features/providers/provider-filter';
import { listProviderGroups, listProviders } from '~/features/providers/provider-queries.server';
import { ProviderTable } from '~/features/providers/provider-table';
import { useT } from '~/i18n/t';
import { useFormat } from '~/i18n/use-format';
import { ipmLoader } from '~/platform/handler.server';

export const loader = ipmLoader('provider:read', async (ctx) => {
  const filter = providerFilterOf(ctx.query);
  const [{ rows, total }, groups] = await Promise.all([
    listProviders(ctx, filter),
    listProviderGroups(ctx),
  ]);
  const { base, today } = ctx;
  const mayWrite = ctx.can('provider:write');
  const title = ctx.t('providers.title');
  return { base, today, page: filter.page, rows, total, groups, mayWrite, title };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? ''} — icamo` },
];

export default function Providers() {
  const { base, today, page, rows, total, groups, mayWrite, title } =
    useLoaderData<typeof loader>();
  const t = useT();
  const format = useFormat();
  const create = mayWrite && (
    <LinkButton to={`${base}/providers/new`} tone="primary" icon={Plus}>
      {t('providers.new')}
    </LinkButton>
  );
  const states = ADHESION_STANDINGS.map((value) => ({
    value,
    label: t(`providers.states.${value}`),
  }));
  const kinds = groups.kinds.map((value) => ({
    value,
    label: t.dynamic(`providers.kinds.${value}`),
  }));
  const regions = groups.regions.map((value) => ({ value, label: regionName(value) }));
  return (
    <>
      <PageHeader
        title={title}
        aside={format.count(total)}
        description={t('providers.description')}
        actions={
          <>
            <LinkButton to={`${base}/settings/cover`}>{t('care.cover')}</LinkButton>
            {create}
          </>
        }
      />
      <Section flush>
        <TableToolbar
          searchLabel={t('providers.search')}
          filters={[
            { name: 'kind', label: t('providers.kind'), options: kinds },
            ...(regions.length > 1
              ? [{ name: 'region', label: t('providers.region'), options: regions }]
              : []),
            { name: 'state', label: t('providers.state'), options: states },
          ]}
          exports={{
            csv: `${base}/providers/export?export=csv`,
            xlsx: `${base}/providers/export?export=xlsx`,
          }}
        />
        <ProviderTable {...{ rows, total, page, base, today }} emptyAction={create} />
      </Section>
    </>
  );
}
