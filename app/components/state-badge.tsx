import {
  CircleCheck,
  CircleDot,
  CircleMinus,
  Clock,
  TriangleAlert,
  type LucideIcon,
} from 'lucide-react';
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
  const Icon = TONE_ICON[tone];
  return (
    <span className={classNames(BADGE, TONE_CLASS[tone])}>
      <Icon size={14} aria-hidden className="shrink-0" />
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

const TONE_ICON: Record<Tone, LucideIcon> = {
  settled: CircleCheck,
  progress: CircleDot,
  waiting: Clock,
  late: TriangleAlert,
  ended: CircleMinus,
};
