import { Link } from '@remix-run/react';
import { ChevronRight } from 'lucide-react';
import { useT } from '~/i18n/t';
import type { OrganisationLink } from './organisation-links';

type OrganisationListProps = { readonly organisations: readonly OrganisationLink[] };

/** Where a person works: one line for each place. */
export function OrganisationList({ organisations }: OrganisationListProps) {
  return (
    <ul className="divide-y divide-line rounded border border-line">
      {organisations.map((organisation) => (
        <li key={organisation.key}>
          <Link
            to={organisation.to}
            className="flex min-h-14 items-center justify-between gap-3 px-3 py-2 hover:bg-sunken"
          >
            <Place organisation={organisation} />
            <ChevronRight size={16} aria-hidden className="shrink-0 text-ink-faint" />
          </Link>
        </li>
      ))}
    </ul>
  );
}

function Place({ organisation }: { readonly organisation: OrganisationLink }) {
  const t = useT();
  const { kind, name, roles, actsFor } = organisation;
  return (
    <span className="min-w-0">
      <span className="block font-medium">
        {kind === 'platform' ? t('auth.home.platform') : name}
      </span>
      <span className="block text-sm text-ink-soft">
        {roles.map((role) => t(`auth.roles.${role}`)).join(', ')}
      </span>
      {actsFor.length > 0 && (
        <span className="block text-sm text-ink-soft">
          {t('auth.home.forOrganisation', { names: actsFor.slice(0, 3).join(', ') })}
        </span>
      )}
    </span>
  );
}
