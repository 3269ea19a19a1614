import type { Role } from '~/domain/permissions';
import { NotFound } from '~/domain/outcome';
import { containing, pageOfQuery } from '~/features/forms/list-query';
import type { UsersContext } from '~/platform/context';
import { invitableRoles } from './membership-rules';

const USERS_PER_PAGE = 50;
const ORGANISATIONS_OFFERED = 300;
/** The roles of the nation belong to no IPM. */
const NATION = 0n;

type UserRow = {
  id: bigint;
  userId: bigint;
  role: Role;
  fullName: string;
  email: string;
  organisation: string | null;
  createdAt: Date;
  endedAt: Date | null;
  /** 0 or 1. */
  hasAccepted: number | bigint;
  hasSecondFactor: number | bigint;
  lastSeenAt: Date | null;
};

/** ICAMO's own tenant stands for the nation. */
export const usersScope = (ctx: Pick<UsersContext, 'ipm'>) =>
  ctx.ipm.kind === 'coordination'
    ? ({ area: 'nation', ipmId: NATION } as const)
    : ({ area: 'ipm', ipmId: ctx.ipm.id } as const);

/** What the page of the people shows. */
export async function getUsersPage(ctx: UsersContext) {
  const { area } = usersScope(ctx);
  const page = pageOfQuery(ctx.query);
  const found = await listUsers(ctx, {
    search: (ctx.query.get('q') ?? '').trim().slice(0, 100),
    ended: ctx.query.get('state') === 'ended',
    page,
  });
  return {
    ...found,
    title: ctx.t('auth.users.title'),
    page,
    pageSize: USERS_PER_PAGE,
    formKey: ctx.formKey,
    canInvite: ctx.can(area === 'ipm' ? 'user:invite' : 'national-user:invite'),
    canRevoke: ctx.can(area === 'ipm' ? 'user:revoke' : 'national-user:invite'),
  };
}

/** What the invitation form offers. */
export async function getInvitePage(ctx: UsersContext) {
  const { area } = usersScope(ctx);
  return {
    title: ctx.t('auth.users.inviteTitle'),
    usersTo: `${ctx.base}/users`,
    roles: invitableRoles(area),
    organisations: area === 'ipm' ? await listInvitableOrganisations(ctx) : null,
    formKey: ctx.formKey,
  };
}

/** The people with a role here, by name; or those whose role has ended, the latest first. */
export async function listUsers(
  ctx: UsersContext,
  filter: { readonly search: string; readonly ended: boolean; readonly page: number },
) {
  const { system } = ctx;
  const where = conditions(ctx, filter);
  const order = filter.ended ? system.part`m.endedAt DESC, m.id` : system.part`u.fullName, m.id`;
  const [rows, counted] = await Promise.all([
    system.rows<UserRow>`
      SELECT m.id, m.userId, m.role, u.fullName, u.email, COALESCE(e.legalName, p.name) AS organisation,
        m.createdAt, m.endedAt, u.passwordHash IS NOT NULL AS hasAccepted,
        u.totpEnabledAt IS NOT NULL AS hasSecondFactor,
        (SELECT MAX(s.lastSeenAt) FROM session s WHERE s.user_id = u.id) AS lastSeenAt
      FROM Membership m
      JOIN user u ON u.id = m.userId
      LEFT JOIN Employer e ON e.id = m.organisationId AND m.role = 'employer'
      LEFT JOIN Provider p ON p.id = m.organisationId AND m.role = 'provider'
      WHERE ${where} ORDER BY ${order}
      LIMIT ${USERS_PER_PAGE} OFFSET ${(filter.page - 1) * USERS_PER_PAGE}`,
    system.first<{ count: bigint }>`
      SELECT COUNT(*) AS count FROM Membership m JOIN user u ON u.id = m.userId WHERE ${where}`,
  ]);
  const users = rows.map(({ userId, hasAccepted, hasSecondFactor, ...user }) => ({
    ...user,
    isSelf: userId === ctx.user.id,
    hasAccepted: Boolean(hasAccepted),
    hasSecondFactor: Boolean(hasSecondFactor),
  }));
  return { users, count: Number(counted?.count ?? 0n) };
}

function conditions(ctx: UsersContext, filter: { search: string; ended: boolean }) {
  const { system } = ctx;
  const { area, ipmId } = usersScope(ctx);
  const pattern = containing(filter.search);
  return system.part`m.ipmId = ${ipmId} AND m.role IN (${system.list(invitableRoles(area))})
    AND ${filter.ended ? system.part`m.endedAt IS NOT NULL` : system.part`m.endedAt IS NULL`}
    ${filter.search === '' ? system.none : system.part`AND (u.fullName LIKE ${pattern} OR u.email LIKE ${pattern})`}`;
}

export type Membership = {
  id: bigint;
  userId: bigint;
  role: Role;
  fullName: string;
  email: string;
};

/** A live role of this organisation. @throws NotFound */
export async function getMembership(ctx: UsersContext, membershipId: bigint): Promise<Membership> {
  const { system } = ctx;
  const { area, ipmId } = usersScope(ctx);
  const found = await system.first<Membership>`
    SELECT m.id, m.userId, m.role, u.fullName, u.email
    FROM Membership m JOIN user u ON u.id = m.userId
    WHERE m.id = ${membershipId} AND m.ipmId = ${ipmId} AND m.endedAt IS NULL
      AND m.role IN (${system.list(invitableRoles(area))})`;
  if (found === null) throw new NotFound('membership');
  return found;
}

/** What the invitation form proposes: the IPM's employers and providers by name. */
async function listInvitableOrganisations({ sql }: UsersContext) {
  const [employers, providers] = await Promise.all([
    sql.rows<{ name: string; number: string }>`
      SELECT a.name, a.number FROM Affiliation a
      WHERE a.ipmId = ${sql.ipm} ORDER BY a.name, a.id LIMIT ${ORGANISATIONS_OFFERED}`,
    sql.rows<{ name: string; number: string }>`
      SELECT d.name, d.number FROM ProviderAdhesion d
      WHERE d.ipmId = ${sql.ipm} ORDER BY d.name, d.id LIMIT ${ORGANISATIONS_OFFERED}`,
  ]);
  return [...employers, ...providers];
}

/** The national ids that a typed name, number or NINEA means in this IPM. */
export async function findOrganisations(
  { sql }: UsersContext,
  role: Role,
  typed: string,
): Promise<readonly bigint[]> {
  const ninea = typed.replace(/[^0-9]/g, '');
  const rows =
    role === 'employer'
      ? await sql.rows<{ id: bigint }>`SELECT a.employerId AS id FROM Affiliation a
          WHERE a.ipmId = ${sql.ipm}
            AND (a.number = ${typed} OR a.name = ${typed} OR a.ninea = ${ninea}) LIMIT 2`
      : await sql.rows<{ id: bigint }>`SELECT DISTINCT d.providerId AS id FROM ProviderAdhesion d
          WHERE d.ipmId = ${sql.ipm} AND (d.number = ${typed} OR d.name = ${typed}) LIMIT 2`;
  return rows.map(({ id }) => id);
}
