import { useLocation, useNavigation } from '@remix-run/react';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Waiting } from './waiting';

const FRESH_MILLISECONDS = 30_000;
const RUNNING_MILLISECONDS = 3_000;

/**
 * Asked for once the page is there, so that no page waits for it; again from time to time as one
 * walks about, at once after a form, and every three seconds while long work runs. Null until it has
 * come; what was known stays when the line is weak.
 */
export function useWaiting(address: string | undefined): Waiting | null {
  const [waiting, setWaiting] = useState<Waiting | null>(null);
  const askedAt = useRef(0);
  const { key } = useLocation();
  const { formMethod } = useNavigation();
  const ask = useCallback(
    async (signal: AbortSignal) => {
      if (address === undefined) return;
      askedAt.current = Date.now();
      try {
        const answer = await fetch(address, { signal, headers: { Accept: 'application/json' } });
        const isAnswer = answer.ok && !answer.redirected;
        if (isAnswer && !signal.aborted) setWaiting((await answer.json()) as Waiting);
      } catch {
        askedAt.current = 0;
      }
    },
    [address],
  );
  useEffect(() => {
    if (formMethod === 'POST') askedAt.current = 0;
  }, [formMethod]);
  useEffect(() => {
    if (Date.now() - askedAt.current < FRESH_MILLISECONDS) return undefined;
    const leaving = new AbortController();
    void ask(leaving.signal);
    return () => {
      leaving.abort();
    };
  }, [ask, key]);
  useEffect(() => {
    if (waiting === null || waiting.running.length === 0) return undefined;
    const leaving = new AbortController();
    const timer = setTimeout(() => void ask(leaving.signal), RUNNING_MILLISECONDS);
    return () => {
      clearTimeout(timer);
      leaving.abort();
    };
  }, [ask, waiting]);
  return waiting;
}
