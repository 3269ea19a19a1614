import { NavLink } from '@remix-run/react';
import { Ellipsis } from 'lucide-react';
import { type TranslationKey, useT } from '~/i18n/t';
import { classNames } from '../class-names';
import { Menu, MENU_ITEM } from './menu';
import { NavigationIcon } from './navigation-icon';
import type { NavigationItem } from './navigation-item';

const IN_BAR = 4;

/** Names that do not fit into a fifth of a phone's width, and what stands for them there. */
const SHORT_KEYS: { readonly [key in TranslationKey]?: TranslationKey } = {
  'shell.nav.invoices': 'shell.nav.invoicesShort',
  'shell.nav.dues': 'shell.nav.duesShort',
  'shell.nav.recovery': 'shell.nav.recoveryShort',
};

/** On a phone: the four first areas at the thumb, the others under « Plus ». */
export function BottomBar({ navigation }: { readonly navigation: readonly NavigationItem[] }) {
  const t = useT();
  const rest = navigation.slice(IN_BAR);
  return (
    <nav
      aria-label={t('shell.navigation')}
      data-shell="bar"
      className="fixed inset-x-0 bottom-0 z-20 border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      <ul className="mx-auto flex max-w-lg">
        {navigation.slice(0, IN_BAR).map((item) => (
          <li key={item.to} className="min-w-0 flex-1">
            <NavLink
              to={item.to}
              end={item.end ?? false}
              className={({ isActive }) =>
                classNames(TAB, isActive ? 'text-accent' : 'text-ink-soft')
              }
            >
              <NavigationIcon name={item.icon} />
              <span className="max-w-full truncate">
                {t(SHORT_KEYS[item.labelKey] ?? item.labelKey)}
              </span>
            </NavLink>
          </li>
        ))}
        {rest.length > 0 && (
          <li className="min-w-0 flex-1">
            <Menu
              label={t('common.more')}
              summary={
                <>
                  <Ellipsis size={16} aria-hidden />
                  {t('common.more')}
                </>
              }
              summaryClass={classNames(TAB, 'text-ink-soft')}
              panelClass="right-1 bottom-full mb-2 max-h-[70vh] overflow-y-auto"
            >
              <ul>
                {rest.map((item) => (
                  <li key={item.to}>
                    <NavLink to={item.to} end={item.end ?? false} className={MENU_ITEM}>
                      <NavigationIcon name={item.icon} />
                      {t(item.labelKey)}
                    </NavLink>
                  </li>
                ))}
              </ul>
            </Menu>
          </li>
        )}
      </ul>
    </nav>
  );
}

const TAB =
  'flex h-14 w-full flex-col items-center justify-center gap-1 text-xs font-medium tracking-tight focus-visible:-outline-offset-2';
