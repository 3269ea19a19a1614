import { rolesOf, type OrganisationKind, type Role } from '~/domain/permissions';
import type { OrganisationRow } from './account-queries.server';

export type OrganisationLink = {
  readonly key: string;
  readonly to: string;
  readonly kind: OrganisationKind;
  readonly name: string;
  readonly roles: readonly Role[];
  /** The employers or providers for which the person acts there. */
  readonly actsFor: readonly string[];
};

/** One link for each place where the account works, however many roles it has there. */
export function organisationLinks(rows: readonly OrganisationRow[]): readonly OrganisationLink[] {
  const links = new Map<string, OrganisationLink>();
  for (const row of rows) {
    const { to, kind, key } = placeOf(row);
    const known = links.get(key);
    links.set(key, {
      key,
      to,
      kind,
      name: row.ipmName ?? 'ICAMO',
      roles: [...new Set([...(known?.roles ?? []), row.role])],
      actsFor: [...(known?.actsFor ?? []), ...(row.name === null ? [] : [row.name])],
    });
  }
  return [...links.values()];
}

function placeOf({ role, slug }: OrganisationRow) {
  const kind = KINDS.find((one) => rolesOf(one).includes(role)) ?? 'platform';
  if (kind === 'platform') return { kind, key: kind, to: '/platform' };
  const to = slug === null ? '/icamo' : `/${kind}/${slug}`;
  return { kind, key: to, to };
}

const KINDS = ['ipm', 'employer', 'provider', 'icamo', 'tutelle', 'platform'] as const;
