import { Link } from '@remix-run/react';
import { useT } from '~/i18n/t';
import { MENU_ITEM } from './menu';

export type SearchResult = {
  readonly to: string;
  readonly title: string;
  readonly detail?: string | null | undefined;
};

export type SearchGroup = { readonly label: string; readonly results: readonly SearchResult[] };

type SearchResultsProps = { readonly query: string; readonly groups: readonly SearchGroup[] };

/** Results by kind, in the quick search and on its page. */
export function SearchResults({ query, groups }: SearchResultsProps) {
  const t = useT();
  const found = groups.filter((group) => group.results.length > 0);
  if (found.length === 0) {
    return <p className="px-2.5 py-4 text-ink-soft">{t('shell.search.noResult', { query })}</p>;
  }
  return (
    <div className="flex flex-col gap-2">
      {found.map((group) => (
        <section key={group.label} aria-label={group.label}>
          <h2 className="px-2.5 py-1 text-xs font-medium text-ink-soft">{group.label}</h2>
          <ul>
            {group.results.map((result) => (
              <li key={result.to}>
                <Link to={result.to} className={MENU_ITEM}>
                  <span className="truncate font-medium">{result.title}</span>
                  {result.detail && (
                    <span className="tabular ml-auto shrink-0 pl-4 text-sm text-ink-soft">
                      {result.detail}
                    </span>
                  )}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
