import { Link, useLocation } from '@remix-run/react';
import { LogOut, ShieldCheck } from 'lucide-react';
import { useT } from '~/i18n/t';
import { Avatar } from '../avatar';
import { Menu, MENU_ITEM } from './menu';
import { Preferences } from './preferences';

type UserMenuProps = { readonly name: string; readonly email: string };

export function UserMenu({ name, email }: UserMenuProps) {
  const t = useT();
  const { pathname, search } = useLocation();
  return (
    <Menu
      label={t('common.labelled', { label: t('shell.userMenu'), text: name })}
      summary={<Avatar name={name} />}
      summaryClass="size-10 justify-center rounded-full hover:bg-sunken"
      panelClass="top-full right-0 mt-1 w-72"
    >
      <div className="border-b border-line px-2.5 pt-1 pb-2.5">
        <p className="truncate font-medium">{name}</p>
        <p className="truncate text-sm text-ink-soft">{email}</p>
      </div>
      <Preferences returnTo={`${pathname}${search}`} />
      <div className="border-t border-line pt-1.5">
        <Link to="/auth/security" className={MENU_ITEM}>
          <ShieldCheck size={16} aria-hidden className="text-ink-faint" />
          {t('shell.security')}
        </Link>
        <form method="post" action="/auth/logout">
          <button type="submit" className={MENU_ITEM}>
            <LogOut size={16} aria-hidden className="text-ink-faint" />
            {t('shell.signOut')}
          </button>
        </form>
      </div>
    </Menu>
  );
}
