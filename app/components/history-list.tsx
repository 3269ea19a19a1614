import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { useT } from '~/i18n/t';
import { InstantText } from './dates';

export type HistoryEntry = {
  readonly id: string;
  readonly at: Date;
  readonly who: string;
  readonly what: ReactNode;
  readonly why?: string | null | undefined;
  readonly changes?: readonly HistoryChange[] | undefined;
};

export type HistoryChange = {
  readonly field: string;
  readonly before: ReactNode;
  readonly after: ReactNode;
};

/** Who did what, when and why; the newest first. */
export function HistoryList({ entries }: { readonly entries: readonly HistoryEntry[] }) {
  const t = useT();
  if (entries.length === 0) return <p className="text-ink-soft">{t('common.history.empty')}</p>;
  return (
    <ol className="flex flex-col">
      {entries.map((entry) => (
        <li key={entry.id} className="relative border-l border-line pb-4 pl-4 last:pb-0">
          <span
            aria-hidden
            className="absolute top-1.5 -left-[4.5px] size-2 rounded-full bg-line-strong"
          />
          <p className="font-medium">{entry.what}</p>
          <p className="text-sm text-ink-soft">
            {entry.who} · <InstantText instant={entry.at} />
          </p>
          {entry.why && (
            <p className="mt-1 text-sm">
              <span className="text-ink-soft">{t('common.history.reason')} </span>
              {entry.why}
            </p>
          )}
          {entry.changes && entry.changes.length > 0 && <Changes changes={entry.changes} />}
        </li>
      ))}
    </ol>
  );
}

function Changes({ changes }: { readonly changes: readonly HistoryChange[] }) {
  const t = useT();
  return (
    <details className="mt-1 text-sm">
      <summary className="inline-flex items-center gap-1 text-ink-soft hover:text-ink">
        <ChevronRight size={14} aria-hidden className="turns transition-transform" />
        {t('common.history.changes')}
      </summary>
      <dl className="mt-1 rounded bg-sunken px-3 py-2">
        {changes.map((change) => (
          <div key={change.field} className="py-0.5">
            <dt className="text-ink-soft">{change.field}</dt>
            <dd className="break-words">
              <span className="sr-only">{t('common.history.before')} </span>
              <del className="text-ink-soft">{change.before ?? '—'}</del>
              <span aria-hidden> → </span>
              <span className="sr-only">{t('common.history.after')} </span>
              <ins className="font-medium no-underline">{change.after ?? '—'}</ins>
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
