import { listOrganisations } from '~/features/accounts/account-queries.server';
import type { PlatformContext, UsersContext } from '~/platform/context';
import type { Translate } from '~/i18n/t';
import { navigationOf, type ShellArea } from './area-navigation';

/** What the frame of an area shows: where one is, as whom, and where else one may go. */
export function areaShell(ctx: UsersContext, area: Exclude<ShellArea, 'platform'>) {
  return frameOf(ctx, area, ctx.ipm.shortName);
}

/** The same for those who operate the machines, who are in no organisation. */
export function platformShell(ctx: PlatformContext) {
  return frameOf(ctx, 'platform', ctx.t('platform.title'));
}

async function frameOf(
  ctx: UsersContext | PlatformContext,
  area: ShellArea,
  organisationName: string,
) {
  const { t, user, role, base } = ctx;
  const rows = await listOrganisations(ctx, user.id);
  return {
    area,
    basePath: base,
    organisationName,
    roleLabel: t.dynamic(`auth.roles.${role}`),
    navigation: navigationOf(area, base, ctx.can),
    organisations: rows.map((row) => ({
      name: row.name ?? row.ipmName ?? nationalName(row.role, t),
      roleLabel: t.dynamic(`auth.roles.${row.role}`),
      to: addressOf(row),
    })),
    userEmail: user.email,
    userName: user.fullName,
    demo: ctx.demo,
  };
}

const nationalName = (role: string, t: Translate) =>
  role === 'platform-admin' ? t('platform.title') : 'ICAMO';

/** The area's address of one membership. */
export function addressOf({ role, slug }: { readonly role: string; readonly slug: string | null }) {
  if (slug === null) return role === 'platform-admin' ? '/platform' : '/icamo';
  return role === 'employer' || role === 'provider' ? `/${role}/${slug}` : `/ipm/${slug}`;
}
