import { listOrganisations } from '~/features/accounts/account-queries.server';
import type { UsersContext } from '~/platform/context';
import { navigationOf, type ShellArea } from './area-navigation';

/** What the frame of an area shows: where one is, as whom, and where else one may go. */
export async function areaShell(ctx: UsersContext, area: ShellArea) {
  const { t, user, role, base, ipm } = ctx;
  const rows = await listOrganisations(ctx, user.id);
  return {
    area,
    basePath: base,
    organisationName: ipm.shortName,
    roleLabel: t.dynamic(`auth.roles.${role}`),
    navigation: navigationOf(area, base, ctx.can),
    organisations: rows.map((row) => ({
      name: row.name ?? row.ipmName ?? 'ICAMO',
      roleLabel: t.dynamic(`auth.roles.${row.role}`),
      to: addressOf(row),
    })),
    userEmail: user.email,
    userName: user.fullName,
    demo: ctx.demo,
  };
}

/** The area's address of one membership. */
export function addressOf({ role, slug }: { readonly role: string; readonly slug: string | null }) {
  if (slug === null) return role === 'platform-admin' ? '/platform' : '/icamo';
  return role === 'employer' || role === 'provider' ? `/${role}/${slug}` : `/ipm/${slug}`;
}
