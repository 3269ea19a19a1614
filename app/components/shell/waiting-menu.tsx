import { Bell } from 'lucide-react';
import { useT } from '~/i18n/t';
import { WorkList } from '../work-list';
import { Menu } from './menu';
import type { Waiting } from './waiting';

type WaitingMenuProps = { readonly basePath: string; readonly waiting: Waiting | null };

/** What waits for me, from any page. Until it is known, and without JavaScript, the way to the home that says it. */
export function WaitingMenu({ basePath, waiting }: WaitingMenuProps) {
  const t = useT();
  if (waiting === null) {
    return (
      <a href={basePath} aria-label={t('shell.notifications')} className={BUTTON}>
        <Bell size={18} aria-hidden />
      </a>
    );
  }
  const count = waiting.items.length;
  return (
    <Menu
      label={t('shell.notificationsCount', { count })}
      summary={
        <>
          <Bell size={18} aria-hidden />
          {count > 0 && (
            <span aria-hidden className={BADGE}>
              {count}
            </span>
          )}
        </>
      }
      summaryClass={BUTTON}
      panelClass="top-full right-0 mt-1 max-h-[75dvh] w-96 max-w-[calc(100vw-1.5rem)] overflow-y-auto max-md:-right-11"
    >
      <p className="border-b border-line px-4 pt-1.5 pb-2.5 font-semibold">
        {t('shell.notifications')}
      </p>
      <WorkList items={waiting.items} empty={t('shell.nothingWaits')} />
    </Menu>
  );
}

const BUTTON =
  'no-print relative flex size-10 items-center justify-center rounded-full text-ink-soft hover:bg-sunken';
const BADGE =
  'tabular absolute top-0.5 right-0 flex h-[18px] min-w-[18px] items-center justify-center rounded-full bg-action px-1 text-xs font-semibold text-on-action';
