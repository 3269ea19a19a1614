import { NavLink } from '@remix-run/react';
import { useT } from '~/i18n/t';
import { classNames } from '../class-names';
import { NavigationIcon } from './navigation-icon';
import type { NavigationItem } from './navigation-item';

/** The areas of the role, at the left of the page from 768 px on. */
export function Rail({ navigation }: { readonly navigation: readonly NavigationItem[] }) {
  const t = useT();
  return (
    <div data-shell="rail" className="row-start-3 hidden border-r border-line md:block">
      <nav
        aria-label={t('shell.navigation')}
        className="sticky top-0 max-h-dvh overflow-y-auto p-3"
      >
        <ul className="flex flex-col gap-0.5">
          {navigation.map((item) => (
            <li key={item.to}>
              <NavLink
                to={item.to}
                end={item.end ?? false}
                prefetch="intent"
                className={({ isActive }) => classNames(ITEM, isActive ? ACTIVE : IDLE)}
              >
                <NavigationIcon name={item.icon} />
                {t(item.labelKey)}
              </NavLink>
            </li>
          ))}
        </ul>
      </nav>
    </div>
  );
}

const ITEM = 'flex min-h-9 items-center gap-2.5 rounded px-2.5 py-1.5 font-medium';
const ACTIVE = 'bg-accent-soft text-accent';
const IDLE = 'text-ink-soft hover:bg-sunken hover:text-ink';
