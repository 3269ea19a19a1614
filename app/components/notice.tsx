import { CircleCheck, Info, OctagonAlert, TriangleAlert, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { useT } from '~/i18n/t';
import { classNames } from './class-names';

export type NoticeTone = 'info' | 'warn' | 'danger' | 'success';

type NoticeProps = {
  readonly tone?: NoticeTone | undefined;
  readonly title?: ReactNode;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
};

export function Notice({ tone = 'info', title, children, actions }: NoticeProps) {
  const t = useT();
  const Icon = ICONS[tone];
  return (
    <div className={classNames('flex gap-2.5 rounded border px-3 py-2.5', COLOURS[tone])}>
      <Icon
        size={16}
        className="mt-0.5 shrink-0"
        role="img"
        aria-label={t(`common.notice.${tone}`)}
      />
      <div className="min-w-0 flex-1">
        {title !== undefined && <p className="font-semibold">{title}</p>}
        {children !== undefined && <div className="text-ink">{children}</div>}
        {actions !== undefined && <div className="mt-2 flex flex-wrap gap-2">{actions}</div>}
      </div>
    </div>
  );
}

const ICONS: Record<NoticeTone, LucideIcon> = {
  info: Info,
  warn: TriangleAlert,
  danger: OctagonAlert,
  success: CircleCheck,
};

const COLOURS: Record<NoticeTone, string> = {
  info: 'border-progress/30 bg-progress-soft text-progress',
  warn: 'border-waiting/35 bg-waiting-soft text-waiting',
  danger: 'border-late/35 bg-late-soft text-late',
  success: 'border-settled/30 bg-settled-soft text-settled',
};
