import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { FileUp } from 'lucide-react';
import { LinkButton } from '~/components/button';
import { PageHeader } from '~/components/page-header';
import { Section, Stack } from '~/components/section';
import { IMPORTS_PAGE_SIZE, listImports } from '~/features/imports/import-queries.server';
import { ImportTable } from '~/features/imports/import-table';
import { ImportTemplates } from '~/features/imports/import-templates';
import { useT } from '~/i18n/t';
import { useFormat } from '~/i18n/use-format';
import { ipmLoader } from '~/platform/handler.server';
import { pageOfQuery } from '~/features/forms/list-query';

export const loader = ipmLoader('import:read', async (ctx) => {
  const page = pageOfQuery(ctx.query);
  const { rows, total } = await listImports(ctx, page);
  const mayImport = ctx.can('import:run');
  return { base: ctx.base, rows, total, page, pageSize: IMPORTS_PAGE_SIZE, mayImport };
});

export const meta: MetaFunction = () => [{ title: 'Importations — icamo' }];

export default function Imports() {
  const { base, mayImport, ...list } = useLoaderData<typeof loader>();
  const t = useT();
  const format = useFormat();
  return (
    <>
      <PageHeader
        title={t('imports.title')}
        aside={format.count(list.total)}
        description={t('imports.description')}
        actions={
          mayImport && (
            <LinkButton to={`${base}/imports/new`} tone="primary" icon={FileUp}>
              {t('imports.new')}
            </LinkButton>
          )
        }
      />
      <Stack>
        <Section flush>
          <ImportTable base={base} mayImport={mayImport} {...list} />
        </Section>
        <ImportTemplates base={base} />
      </Stack>
    </>
  );
}
