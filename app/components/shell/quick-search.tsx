import { Search } from 'lucide-react';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useT } from '~/i18n/t';
import { Kbd } from '../kbd';

const QuickSearchDialog = lazy(() => import('./quick-search-dialog'));

/** A box that looks like a search and opens one (Ctrl K); without JavaScript, a link to the page. */
export function QuickSearch({ basePath }: { readonly basePath: string }) {
  const t = useT();
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      setOpen(true);
    };
    document.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('keydown', onKey);
    };
  }, []);
  return (
    <>
      <a
        href={`${basePath}/search`}
        aria-keyshortcuts="Control+K"
        className="no-print flex h-10 items-center gap-2 rounded px-2.5 text-ink-soft hover:bg-sunken md:h-9 md:w-60 md:border md:border-line-strong/60 md:hover:border-line-strong"
        onClick={(event) => {
          event.preventDefault();
          setOpen(true);
        }}
      >
        <Search size={16} aria-hidden className="shrink-0" />
        <span className="sr-only md:not-sr-only">{t('shell.search.open')}</span>
        <span className="ml-auto hidden md:inline">
          <Kbd>Ctrl K</Kbd>
        </span>
      </a>
      {isOpen && (
        <Suspense fallback={null}>
          <QuickSearchDialog
            basePath={basePath}
            onClose={() => {
              setOpen(false);
            }}
          />
        </Suspense>
      )}
    </>
  );
}
