import { useRevalidator } from '@remix-run/react';
import { useEffect, useState } from 'react';
import { LinkButton } from '~/components/button';
import { Progress } from '~/components/progress';
import { Section } from '~/components/section';
import { useT } from '~/i18n/t';

type Told = { readonly state: string; readonly done: number; readonly total: number | null };

type ImportProgressProps = {
  readonly label: string;
  /** Address of the server-sent events. */
  readonly eventsTo: string;
  readonly initial: Told;
};

/** The work as it goes on; without JavaScript the page asks again by itself. */
export function ImportProgress({ label, eventsTo, initial }: ImportProgressProps) {
  const t = useT();
  const { told, rate } = useProgress(eventsTo, initial);
  return (
    <Section>
      <div aria-live="polite" className="flex flex-col gap-3">
        {told.total === null || told.total === 0 ? (
          <div className="flex flex-col gap-1.5">
            <span className="font-medium">{label}</span>
            <progress className="bar" aria-label={label} />
            <p className="tabular text-sm text-ink-soft">
              {told.done === 0
                ? t('imports.waiting')
                : t('imports.readSoFar', { count: told.done })}
            </p>
          </div>
        ) : (
          <Progress label={label} done={told.done} total={told.total} rate={rate} />
        )}
        <p className="text-sm text-ink-soft">{t('imports.leave')}</p>
        <noscript>
          <meta httpEquiv="refresh" content="3" />
          <LinkButton to="?" size="small">
            {t('imports.refresh')}
          </LinkButton>
        </noscript>
      </div>
    </Section>
  );
}

function useProgress(eventsTo: string, initial: Told) {
  const [told, setTold] = useState(initial);
  const [rate, setRate] = useState<number | undefined>();
  const { revalidate } = useRevalidator();
  useEffect(() => {
    const source = new EventSource(eventsTo);
    let first: { readonly done: number; readonly at: number } | null = null;
    source.onmessage = (event: MessageEvent<string>) => {
      const next = JSON.parse(event.data) as Told;
      first ??= { done: next.done, at: event.timeStamp };
      const seconds = (event.timeStamp - first.at) / 1000;
      setTold(next);
      if (seconds > 1) setRate(Math.round((next.done - first.done) / seconds));
      if (next.state !== 'done' && next.state !== 'failed') return;
      source.close();
      revalidate();
    };
    return () => {
      source.close();
    };
  }, [eventsTo, revalidate]);
  return { told, rate };
}
