import { ChevronsUpDown } from 'lucide-react';
import { useT } from '~/i18n/t';
import { Avatar } from '../avatar';
import { Mark } from './mark';
import { Menu, MENU_ITEM } from './menu';
import type { OrganisationLink } from './navigation-item';

type OrganisationMenuProps = {
  readonly organisationName: string;
  readonly roleLabel: string;
  readonly organisations: readonly OrganisationLink[];
};

/** Where one is and as whom; the other organisations are ordinary addresses. */
export function OrganisationMenu(props: OrganisationMenuProps) {
  const { organisationName, roleLabel, organisations } = props;
  const t = useT();
  const name = (
    <span className="min-w-0 text-left">
      <span className="block truncate leading-5 font-semibold">{organisationName}</span>
      <span className="block truncate text-xs text-ink-soft">{roleLabel}</span>
    </span>
  );
  return (
    <div className="flex min-w-0 items-center gap-2.5">
      <Mark />
      {organisations.length < 2 ? (
        name
      ) : (
        <Menu
          label={`${organisationName}, ${roleLabel}. ${t('shell.organisations')}`}
          summary={
            <>
              {name}
              <ChevronsUpDown size={16} aria-hidden className="shrink-0 text-ink-faint" />
            </>
          }
          summaryClass="max-w-[46vw] min-h-10 gap-2 px-2 hover:bg-sunken md:max-w-sm"
          panelClass="top-full left-0 mt-1 max-h-[70vh] w-80 max-w-[92vw] overflow-y-auto"
        >
          <p className="px-2.5 pt-1.5 pb-1 text-xs font-medium text-ink-soft">
            {t('shell.yourOrganisations')}
          </p>
          <ul>
            {organisations.map((organisation) => (
              <li key={organisation.to}>
                {/* Another area speaks with other words and rights: a fresh document. */}
                <a href={organisation.to} className={MENU_ITEM}>
                  <Avatar name={organisation.name} />
                  <span className="min-w-0">
                    <span className="block truncate font-medium">{organisation.name}</span>
                    <span className="block truncate text-xs text-ink-soft">
                      {organisation.roleLabel}
                    </span>
                  </span>
                </a>
              </li>
            ))}
          </ul>
        </Menu>
      )}
    </div>
  );
}
