import { useRevalidator } from '@remix-run/react';
import { useEffect, useState } from 'react';
import { Notice } from '~/components/notice';
import { Progress } from '~/components/progress';
import { useT } from '~/i18n/t';

type IssueStanding = {
  readonly state: 'waiting' | 'running' | 'done' | 'failed';
  readonly done: number;
  readonly total: number | null;
};

type IssueProgressProps = {
  readonly initial: IssueStanding;
  /** Server-sent events of the work. */
  readonly eventsTo: string;
  readonly refreshTo: string;
};

/** How far the issue of a month is; without JavaScript, a link shows it again. */
export function IssueProgress({ initial, eventsTo, refreshTo }: IssueProgressProps) {
  const t = useT();
  const { state, done, total } = useStanding(initial, eventsTo);
  if (state === 'done') {
    return (
      <Notice tone="success" title={t('contributions.issue.done')}>
        {t('contributions.issue.doneText')}
      </Notice>
    );
  }
  if (state === 'failed') {
    return (
      <Notice tone="danger" title={t('contributions.issue.failed')}>
        {t('contributions.issue.failedText')}
      </Notice>
    );
  }
  return (
    <div className="flex flex-col gap-3" aria-live="polite">
      <Progress label={t('contributions.issue.progress')} done={done} total={total ?? 0}>
        {state === 'waiting' && <p className="text-ink-soft">{t('contributions.issue.waiting')}</p>}
      </Progress>
      <p className="text-ink-soft">{t('contributions.issue.workingText')}</p>
      <noscript>
        <a className="text-link" href={refreshTo}>
          {t('contributions.issue.refresh')}
        </a>
      </noscript>
    </div>
  );
}

function useStanding(initial: IssueStanding, eventsTo: string): IssueStanding {
  const [standing, setStanding] = useState(initial);
  const { revalidate } = useRevalidator();
  const isOver = initial.state === 'done' || initial.state === 'failed';
  useEffect(() => {
    if (isOver) return;
    const source = new EventSource(eventsTo);
    source.onmessage = (event: MessageEvent<string>) => {
      const told = JSON.parse(event.data) as IssueStanding;
      setStanding(told);
      if (told.state === 'done' || told.state === 'failed') {
        source.close();
        revalidate();
      }
    };
    return () => {
      source.close();
    };
  }, [eventsTo, isOver, revalidate]);
  return isOver ? initial : standing;
}
