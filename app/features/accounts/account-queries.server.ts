import { createHash } from 'node:crypto';
import { requiresSecondFactor, type Role } from '~/domain/permissions';
import type { AccountContext, PublicContext } from '~/platform/context';
import { hashAccountSecret } from './account-secret.server';
import { describeDevice } from './device';
import { describeTotp } from './totp.server';

const SESSIONS_SHOWN = 50;

/** Names a session on the page: its id itself would open it. */
export const sessionHandle = (sessionId: string) =>
  createHash('sha256').update(sessionId).digest('hex').slice(0, 32);

export async function listSessions({ system, user, now }: AccountContext) {
  const rows = await system.rows<SessionRow>`
    SELECT id, createdAt, lastSeenAt, address, userAgent FROM session
    WHERE user_id = ${user.id} AND expires_at > ${now}
    ORDER BY id = ${user.sessionId} DESC, lastSeenAt DESC LIMIT ${SESSIONS_SHOWN}`;
  return rows.map(({ id, createdAt, lastSeenAt, address, userAgent }) => ({
    handle: sessionHandle(id),
    isThis: id === user.sessionId,
    createdAt,
    lastSeenAt,
    address,
    device: describeDevice(userAgent),
  }));
}

type SessionRow = {
  id: string;
  createdAt: Date;
  lastSeenAt: Date;
  address: string;
  userAgent: string;
};

/** Off, begun (its secret is shown until a first code confirms it) or on. */
export async function getSecondFactor({ system, user, vault }: AccountContext) {
  const [account, roles] = await Promise.all([
    system.first<{ totpCiphertext: string | null; totpEnabledAt: Date | null }>`
      SELECT totpCiphertext, totpEnabledAt FROM user WHERE id = ${user.id}`,
    system.rows<{ role: Role }>`
      SELECT role FROM Membership WHERE userId = ${user.id} AND endedAt IS NULL`,
  ]);
  const isRequired = roles.some(({ role }) => requiresSecondFactor(role));
  if (account?.totpEnabledAt) {
    return { state: 'on', isRequired, since: account.totpEnabledAt } as const;
  }
  const ciphertext = account?.totpCiphertext ?? null;
  if (ciphertext === null) return { state: 'off', isRequired } as const;
  const { id, email } = user;
  const totp = describeTotp(vault, { id, email, totpCiphertext: ciphertext });
  return { state: 'begun', isRequired, ...totp } as const;
}

export type SecondFactor = Awaited<ReturnType<typeof getSecondFactor>>;

export type TokenPurpose = 'invitation' | 'reset';

/** The account that an open link is for; null when it was used, is too old, or never was. */
export async function findLinkOwner(
  { system, now }: Pick<PublicContext, 'system' | 'now'>,
  secret: string,
  purpose: TokenPurpose,
) {
  return system.first<LinkOwner>`
    SELECT t.tokenHash, u.id, u.email, u.fullName, u.totpEnabledAt
    FROM AccountToken t
    JOIN user u ON u.id = t.userId
    LEFT JOIN Membership m ON m.id = t.membershipId
    WHERE t.tokenHash = ${hashAccountSecret(secret)} AND t.purpose = ${purpose}
      AND t.usedAt IS NULL AND t.expiresAt > ${now} AND u.disabledAt IS NULL
      AND (t.membershipId IS NULL OR m.id IS NOT NULL AND m.endedAt IS NULL)`;
}

export type LinkOwner = {
  tokenHash: string;
  id: bigint;
  email: string;
  fullName: string;
  totpEnabledAt: Date | null;
};

/** Each organisation in which the account has a role, with the roles it has there. */
export async function listOrganisations({ system }: Pick<PublicContext, 'system'>, userId: bigint) {
  return system.rows<OrganisationRow>`
    SELECT m.role, i.slug, i.name AS ipmName, COALESCE(e.legalName, p.name) AS name
    FROM Membership m
    LEFT JOIN Ipm i ON i.id = m.ipmId
    LEFT JOIN Employer e ON e.id = m.organisationId AND m.role = 'employer'
    LEFT JOIN Provider p ON p.id = m.organisationId AND m.role = 'provider'
    WHERE m.userId = ${userId} AND m.endedAt IS NULL
    ORDER BY i.name, m.role, m.id LIMIT ${ORGANISATIONS_SHOWN}`;
}

const ORGANISATIONS_SHOWN = 500;

export type OrganisationRow = {
  role: Role;
  slug: string | null;
  ipmName: string | null;
  name: string | null;
};
