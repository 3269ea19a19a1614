import { Link, useLocation } from '@remix-run/react';
import { CircleCheck, LoaderCircle } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useT } from '~/i18n/t';
import { useFormat } from '~/i18n/use-format';
import type { RunningWork } from './waiting';

/** Follows long work on every page but its own; once it has ended, says so until one goes elsewhere. */
export function RunningBar({ running }: { readonly running: readonly RunningWork[] }) {
  const t = useT();
  const { pathname } = useLocation();
  const ended = useEnded(running, pathname);
  const shown = [...running, ...ended].filter(({ to }) => to !== pathname);
  if (shown.length === 0) return null;
  return (
    <ul
      aria-label={t('shell.running')}
      className="no-print divide-y divide-line border-b border-line bg-progress-soft"
    >
      {shown.map((work) => (
        <li key={work.id}>
          <Link
            to={work.to}
            className="flex min-h-10 items-center gap-3 px-4 text-sm font-medium text-progress hover:underline"
          >
            {ended.includes(work) ? <Ended work={work} /> : <Running work={work} />}
          </Link>
        </li>
      ))}
    </ul>
  );
}

function Running({ work }: { readonly work: RunningWork }) {
  const t = useT();
  const format = useFormat();
  const { label, done, total } = work;
  const isCounted = total !== null && total > 0;
  return (
    <>
      <LoaderCircle size={16} aria-hidden className="shrink-0 motion-safe:animate-spin" />
      <span className="min-w-0 truncate">{label}</span>
      <progress
        className="bar w-24 shrink-0 md:w-48"
        aria-label={label}
        {...(isCounted ? { value: Math.min(done, total), max: total } : {})}
      />
      <span className="tabular ml-auto shrink-0">
        {isCounted
          ? format.percent(Math.floor((Math.min(done, total) * 100) / total) * 100)
          : t('shell.starting')}
      </span>
    </>
  );
}

function Ended({ work }: { readonly work: RunningWork }) {
  const t = useT();
  return (
    <>
      <CircleCheck size={16} aria-hidden className="shrink-0" />
      <span role="status">{t('shell.ended', { work: work.label })}</span>
    </>
  );
}

/** What ran a moment ago and no longer does. */
function useEnded(running: readonly RunningWork[], pathname: string): readonly RunningWork[] {
  const [known, setKnown] = useState({ running, ended: [] as readonly RunningWork[] });
  useEffect(() => {
    setKnown((last) => {
      const ids = new Set(running.map(({ id }) => id));
      const gone = last.running.filter(({ id }) => !ids.has(id));
      return { running, ended: [...last.ended.filter(({ id }) => !ids.has(id)), ...gone] };
    });
  }, [running]);
  useEffect(() => {
    setKnown((last) => ({ ...last, ended: [] }));
  }, [pathname]);
  return known.ended;
}
