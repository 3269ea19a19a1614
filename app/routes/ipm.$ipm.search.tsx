import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { PageHeader } from '~/components/page-header';
import { Section } from '~/components/section';
import { SearchResults } from '~/components/shell/search-results';
import { TableToolbar } from '~/components/table-toolbar';
import { quickSearch } from '~/features/members/quick-search-queries.server';
import { useT } from '~/i18n/t';
import { ipmLoader } from '~/platform/handler.server';

/** Results for the shell's dialog, and a page of its own without JavaScript. */
export const loader = ipmLoader('ipm:home', (ctx) => quickSearch(ctx));

export const meta: MetaFunction = () => [{ title: 'Recherche — icamo' }];

export default function Search() {
  const { query, groups } = useLoaderData<typeof loader>();
  const t = useT();
  return (
    <>
      <PageHeader title={t('members.quickTitle')} />
      <Section flush>
        <TableToolbar searchLabel={t('shell.search.placeholder')} />
        <div className="p-2">
          {query === '' ? (
            <p className="px-2.5 py-4 text-ink-soft">{t('shell.search.help')}</p>
          ) : (
            <SearchResults query={query} groups={groups} />
          )}
        </div>
      </Section>
    </>
  );
}
