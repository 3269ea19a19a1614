import { useLocation } from '@remix-run/react';
import { type ReactNode, useEffect, useRef } from 'react';
import { classNames } from '../class-names';

type MenuProps = {
  /** What is seen of the closed menu. */
  readonly summary: ReactNode;
  readonly label: string;
  readonly summaryClass?: string | undefined;
  readonly panelClass?: string | undefined;
  readonly children: ReactNode;
};

/** A panel that opens below its button: native, so that it works before and without JavaScript. */
export function Menu({ summary, label, summaryClass, panelClass, children }: MenuProps) {
  const box = useRef<HTMLDetailsElement>(null);
  const location = useLocation();
  useEffect(() => {
    if (box.current) box.current.open = false;
  }, [location]);
  useEffect(() => closeFromOutside(box.current), []);
  return (
    <details ref={box} className="no-print relative">
      <summary aria-label={label} className={classNames('flex items-center rounded', summaryClass)}>
        {summary}
      </summary>
      <div className={classNames(PANEL, panelClass)}>{children}</div>
    </details>
  );
}

const PANEL =
  'absolute z-30 min-w-60 rounded border border-line bg-surface p-1.5 text-base shadow-lg';

export const MENU_ITEM =
  'flex min-h-10 w-full items-center gap-2.5 rounded px-2.5 py-1.5 text-left hover:bg-sunken ' +
  'sm:min-h-9 focus-visible:-outline-offset-2';

function closeFromOutside(details: HTMLDetailsElement | null) {
  if (!details) return undefined;
  const onPointer = (event: PointerEvent) => {
    if (event.target instanceof Node && !details.contains(event.target)) details.open = false;
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !details.open) return;
    details.open = false;
    details.querySelector('summary')?.focus();
  };
  document.addEventListener('pointerdown', onPointer);
  document.addEventListener('keydown', onKey);
  return () => {
    document.removeEventListener('pointerdown', onPointer);
    document.removeEventListener('keydown', onKey);
  };
}
