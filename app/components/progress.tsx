import type { ReactNode } from 'react';
import { useFormat } from '~/i18n/use-format';
import { useT } from '~/i18n/t';

type ProgressProps = {
  readonly label: string;
  readonly done: number;
  readonly total: number;
  /** Rows a second; with it, the time left is told. */
  readonly rate?: number | undefined;
  readonly children?: ReactNode;
};

/** Long work: a bar, the counts, the rate and the time left. */
export function Progress({ label, done, total, rate, children }: ProgressProps) {
  const t = useT();
  const format = useFormat();
  const isDone = total > 0 && done >= total;
  const share = total > 0 ? Math.floor((done * 10_000) / total / 100) * 100 : 0;
  return (
    <div className="flex flex-col gap-1.5">
      <div className="flex items-baseline justify-between gap-3">
        <span className="font-medium">{label}</span>
        <span className="tabular text-ink-soft">{format.percent(share)}</span>
      </div>
      <progress className="bar" value={done} max={Math.max(total, 1)} aria-label={label} />
      <p className="tabular flex flex-wrap gap-x-4 text-sm text-ink-soft">
        <span>
          {t('common.progress.counts', { done: format.count(done), total: format.count(total) })}
        </span>
        {isDone && <span>{t('common.progress.done')}</span>}
        {!isDone && rate !== undefined && rate > 0 && (
          <>
            <span>{t('common.progress.perSecond', { rate: format.count(rate) })}</span>
            <TimeLeft seconds={(total - done) / rate} />
          </>
        )}
      </p>
      {children}
    </div>
  );
}

function TimeLeft({ seconds }: { readonly seconds: number }) {
  const t = useT();
  if (seconds < 60) {
    return <span>{t('common.progress.secondsLeft', { count: Math.ceil(seconds) })}</span>;
  }
  return <span>{t('common.progress.minutesLeft', { count: Math.ceil(seconds / 60) })}</span>;
}
