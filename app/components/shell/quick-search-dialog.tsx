import { Form as RemixForm, useFetcher, useLocation } from '@remix-run/react';
import { Search } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useT } from '~/i18n/t';
import Dialog from '../dialog';
import { Kbd } from '../kbd';
import { type SearchGroup, SearchResults } from './search-results';

const SHORTEST_QUERY = 2;
const PAUSE_MILLISECONDS = 150;

type QuickSearchDialogProps = { readonly basePath: string; readonly onClose: () => void };

/** Search as one types; Enter opens the page of all results. */
export default function QuickSearchDialog({ basePath, onClose }: QuickSearchDialogProps) {
  const t = useT();
  const [query, setQuery] = useState('');
  const groups = useResults(basePath, query);
  const { key } = useLocation();
  const [openedAt] = useState(key);
  useEffect(() => {
    if (key !== openedAt) onClose();
  }, [key, openedAt, onClose]);
  return (
    <Dialog title={t('shell.search.title')} onClose={onClose} place="top">
      <RemixForm
        method="get"
        action={`${basePath}/search`}
        role="search"
        className="flex items-center gap-3 border-b border-line px-4"
      >
        <Search size={18} aria-hidden className="shrink-0 text-ink-faint" />
        <input
          autoFocus
          type="search"
          name="q"
          value={query}
          autoComplete="off"
          aria-label={t('shell.search.title')}
          placeholder={t('shell.search.placeholder')}
          className="h-13 w-full bg-transparent text-lg focus-visible:outline-none [&::-webkit-search-cancel-button]:hidden"
          onChange={(event) => {
            setQuery(event.currentTarget.value);
          }}
        />
        <Kbd>Esc</Kbd>
      </RemixForm>
      <div className="min-h-24 overflow-y-auto p-2" aria-live="polite">
        {groups === null ? (
          <p className="px-2.5 py-4 text-ink-soft">{t('shell.search.help')}</p>
        ) : (
          <SearchResults query={query} groups={groups} />
        )}
      </div>
    </Dialog>
  );
}

/** Null until there is something to show; asks when the typing pauses. */
function useResults(basePath: string, query: string): readonly SearchGroup[] | null {
  const { load, data } = useFetcher<{ groups: SearchGroup[] }>();
  const loader = useRef(load);
  loader.current = load;
  const wanted = query.trim();
  useEffect(() => {
    if (wanted.length < SHORTEST_QUERY) return undefined;
    const timer = setTimeout(() => {
      loader.current(`${basePath}/search?q=${encodeURIComponent(wanted)}`);
    }, PAUSE_MILLISECONDS);
    return () => {
      clearTimeout(timer);
    };
  }, [basePath, wanted]);
  return wanted.length < SHORTEST_QUERY ? null : (data?.groups ?? null);
}
