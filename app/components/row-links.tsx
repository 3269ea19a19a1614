import { PrefetchPageLinks, useNavigate } from '@remix-run/react';
import { type MouseEvent, type ReactNode, type SyntheticEvent, useRef, useState } from 'react';

const INTENT_MS = 100;

/**
 * The links of a table's rows: plain anchors, which one listener on the table opens within the
 * application and whose page it fetches ahead. A router's link in each row takes the server longer
 * than the row itself.
 */
export function useRowLinks() {
  const navigate = useNavigate();
  const [near, setNear] = useState<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const approach = (event: SyntheticEvent) => {
    const to = addressOf(event.target);
    clearTimeout(timer.current);
    if (to !== null) {
      timer.current = setTimeout(() => {
        setNear(to);
      }, INTENT_MS);
    }
  };
  return {
    listeners: {
      onClick: (event: MouseEvent) => {
        const to = addressOf(event.target);
        if (to === null || !isPlainClick(event)) return;
        event.preventDefault();
        navigate(to);
      },
      onMouseOver: approach,
      onFocus: approach,
      onTouchStart: approach,
    },
    ahead: near === null ? null : <PrefetchPageLinks page={near} />,
  };
}

/** `data-discover` has the router learn the page's route before it is asked for. */
export function RowLink({ to, children }: { readonly to: string; readonly children: ReactNode }) {
  return (
    <a href={to} className="row-link" data-discover="true">
      {children}
    </a>
  );
}

function addressOf(target: EventTarget): string | null {
  const link = target instanceof Element ? target.closest('a.row-link') : null;
  return link?.getAttribute('href') ?? null;
}

const isPlainClick = ({
  button,
  metaKey,
  altKey,
  ctrlKey,
  shiftKey,
  defaultPrevented,
}: MouseEvent) => button === 0 && !(metaKey || altKey || ctrlKey || shiftKey || defaultPrevented);
