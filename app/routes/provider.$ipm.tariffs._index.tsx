import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Notice } from '~/components/notice';
import { PageHeader } from '~/components/page-header';
import { Section, Stack } from '~/components/section';
import { TableToolbar } from '~/components/table-toolbar';
import { searchOfQuery } from '~/features/forms/list-query';
import { listOwnAdhesions } from '~/features/providers/provider-queries.server';
import { listTariffs } from '~/features/tariffs/tariff-queries.server';
import { TariffTable } from '~/features/tariffs/tariff-table';
import { useT } from '~/i18n/t';
import { providerLoader } from '~/platform/handler.server';

export const loader = providerLoader('own-tariff:read', async (ctx) => {
  const search = searchOfQuery(ctx.query);
  const adhesions = await listOwnAdhesions(ctx, ctx.organisationIds);
  const conventions = await Promise.all(
    adhesions.map(async ({ id, name, number }) => ({
      id,
      name,
      number,
      tariffs: await listTariffs(ctx, id, search),
    })),
  );
  return { base: ctx.base, today: ctx.today, conventions, title: ctx.t('care.tariffs') };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? ''} — icamo` },
];

export default function OwnTariffs() {
  const { base, today, conventions, title } = useLoaderData<typeof loader>();
  const t = useT();
  return (
    <>
      <PageHeader title={title} description={t('care.tariffsText')} />
      <Stack>
        {conventions.length === 0 && <Notice tone="warn">{t('care.own.noAdhesion')}</Notice>}
        {conventions.length > 0 && (
          <Section flush>
            <TableToolbar
              searchLabel={t('care.searchAct')}
              exports={{
                csv: `${base}/tariffs/export?export=csv`,
                xlsx: `${base}/tariffs/export?export=xlsx`,
              }}
            />
          </Section>
        )}
        {conventions.map(({ id, name, number, tariffs }) => (
          <Section key={String(id)} flush title={name} description={number}>
            <TariffTable rows={tariffs} today={today} />
          </Section>
        ))}
      </Stack>
    </>
  );
}
