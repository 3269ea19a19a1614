import type { ReactNode } from 'react';
import { useT } from '~/i18n/t';
import { classNames } from './class-names';

/** settled: done; progress: under way; waiting: it waits for you; late: late or refused; ended. */
export type Tone = 'settled' | 'progress' | 'waiting' | 'late' | 'ended';

/** A state as a word and an icon, never as a colour alone. */
export function StateBadge({
  tone,
  children,
}: {
  readonly tone: Tone;
  readonly children?: ReactNode;
}) {
  const t = useT();
  return (
    <span className={classNames(BADGE, TONE_CLASS[tone])}>
      {TONE_ICON[tone]}
      {children ?? t(`common.tone.${tone}`)}
    </span>
  );
}

const BADGE =
  'inline-flex h-[22px] items-center gap-1 rounded-full px-2 text-xs font-medium whitespace-nowrap';

export const TONE_CLASS: Record<Tone, string> = {
  settled: 'bg-settled-soft text-settled',
  progress: 'bg-progress-soft text-progress',
  waiting: 'bg-waiting-soft text-waiting',
  late: 'bg-late-soft text-late',
  ended: 'bg-ended-soft text-ended',
};

/** Lucide's shapes, made once: a list shows fifty of them, and each icon's component costs more than a cell. */
const icon = (shape: ReactNode) => (
  <svg
    width="14"
    height="14"
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    strokeWidth="2"
    strokeLinecap="round"
    strokeLinejoin="round"
    className="shrink-0"
    aria-hidden
  >
    {shape}
  </svg>
);

const TONE_ICON: Record<Tone, ReactNode> = {
  settled: icon(<path d="M22 12a10 10 0 1 1-20 0a10 10 0 1 1 20 0M16 9l-5.5 5.5L8 12" />),
  progress: icon(
    <path d="M22 12a10 10 0 1 1-20 0a10 10 0 1 1 20 0M13 12a1 1 0 1 1-2 0a1 1 0 1 1 2 0" />,
  ),
  waiting: icon(<path d="M22 12a10 10 0 1 1-20 0a10 10 0 1 1 20 0M12 6v6l4 2" />),
  late: icon(
    <path d="m21.73 18-8-14a2 2 0 0 0-3.48 0l-8 14A2 2 0 0 0 4 21h16a2 2 0 0 0 1.73-3M12 9v4M12 17h.01" />,
  ),
  ended: icon(<path d="M22 12a10 10 0 1 1-20 0a10 10 0 1 1 20 0M8 12h8" />),
};
