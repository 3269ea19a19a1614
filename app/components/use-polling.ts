import { useRevalidator } from '@remix-run/react';
import { useEffect } from 'react';

const FIRST_POLL_MS = 2_000;
const LATER_POLL_MS = 10_000;
const QUICK_POLLS = 30;

/** Reads the page again and again while what it shows is awaited, and only while it is looked at. */
export function usePolling(isAwaiting = true): void {
  const { revalidate } = useRevalidator();
  useEffect(() => {
    if (!isAwaiting) return;
    let count = 0;
    let timer: ReturnType<typeof setTimeout>;
    const again = () => {
      timer = setTimeout(
        () => {
          count += 1;
          if (document.visibilityState === 'visible') revalidate();
          again();
        },
        count < QUICK_POLLS ? FIRST_POLL_MS : LATER_POLL_MS,
      );
    };
    again();
    return () => {
      clearTimeout(timer);
    };
  }, [isAwaiting, revalidate]);
}
