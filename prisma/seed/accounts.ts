import { hash } from '@node-rs/argon2';
import type { Role } from '~/domain/permissions';
import { systemSql, type Runtime } from '~/platform/runtime.server';

export const DEMO_PASSWORD = 'Demo-icamo-2026';
/** Printed with the accounts; demonstration only. */
export const DEMO_TOTP_SECRET = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';

export type DemoAccount = {
  readonly email: string;
  readonly password: string;
  readonly totpSecret: string | null;
  readonly role: Role;
  readonly path: string;
};

export type PlannedAccount = {
  readonly email: string;
  readonly fullName: string;
  readonly role: Role;
  readonly ipmId: bigint;
  readonly organisationId: bigint;
  readonly path: string;
};

const STAFF: readonly (readonly [string, string, Role])[] = [
  ['gerant', 'Gérant', 'ipm-manager'],
  ['agent', 'Agent', 'ipm-agent'],
  ['comptable', 'Comptable', 'ipm-accountant'],
  ['liquidation', 'Liquidation', 'ipm-claims'],
  ['medecin', 'Médecin-conseil', 'ipm-medical'],
  ['lecteur', 'Lecteur', 'ipm-reader'],
];

export function planIpmAccounts(ipm: {
  readonly id: bigint;
  readonly slug: string;
  readonly shortName: string;
  readonly employerId: bigint;
  readonly providerId: bigint;
}): PlannedAccount[] {
  const { id: ipmId, slug, shortName } = ipm;
  const staff = STAFF.map(([name, title, role]) => ({
    email: `${name}@${slug}.example`,
    fullName: `${title}, ${shortName}`,
    role,
    ipmId,
    organisationId: 0n,
    path: `/ipm/${slug}`,
  }));
  return [
    ...staff,
    {
      email: `employeur@${slug}.example`,
      fullName: `Employeur, ${shortName}`,
      role: 'employer',
      ipmId,
      organisationId: ipm.employerId,
      path: `/employer/${slug}`,
    },
    {
      email: `prestataire@${slug}.example`,
      fullName: `Prestataire, ${shortName}`,
      role: 'provider',
      ipmId,
      organisationId: ipm.providerId,
      path: `/provider/${slug}`,
    },
  ];
}

const national = (name: string, fullName: string, role: Role, path: string): PlannedAccount => ({
  email: `${name}@icamo.example`,
  fullName,
  role,
  ipmId: 0n,
  organisationId: 0n,
  path,
});

export const NATIONAL_ACCOUNTS: readonly PlannedAccount[] = [
  national('directeur', 'Directeur, ICAMO', 'icamo-director', '/icamo'),
  national('agent', 'Agent, ICAMO', 'icamo-staff', '/icamo'),
  national('tutelle', 'Tutelle', 'tutelle', '/icamo'),
  national('admin', 'Administration de la plateforme', 'platform-admin', '/platform'),
];

/** One password for all, hashed once; ICAMO's staff has its second factor, with the printed secret. */
export async function seedAccounts(
  source: Runtime,
  planned: readonly PlannedAccount[],
): Promise<DemoAccount[]> {
  const passwordHash = await hash(DEMO_PASSWORD, {
    memoryCost: 19_456,
    timeCost: 2,
    parallelism: 1,
  });
  const now = source.clock();
  const rows = planned.map((account) => {
    const id = source.newId();
    return { account, id, secret: needsSecret(account.role) ? DEMO_TOTP_SECRET : null };
  });
  const system = systemSql(source);
  await system.insertMany(
    'user',
    rows.map(({ account, id, secret }) => ({
      id,
      email: account.email,
      fullName: account.fullName,
      passwordHash,
      totpCiphertext: secret === null ? null : source.vault.encrypt(secret, totpPlace(id)),
      totpEnabledAt: secret === null ? null : now,
      totpLastStep: null,
      disabledAt: null,
      createdAt: now,
    })),
  );
  await system.insertMany(
    'Membership',
    rows.map(({ account, id }) => ({
      id: source.newId(),
      userId: id,
      role: account.role,
      ipmId: account.ipmId,
      organisationId: account.organisationId,
      createdAt: now,
      createdBy: null,
      endedAt: null,
    })),
  );
  return rows.map(({ account, secret }) => ({
    email: account.email,
    password: DEMO_PASSWORD,
    totpSecret: secret,
    role: account.role,
    path: account.path,
  }));
}

const needsSecret = (role: Role) =>
  role === 'icamo-director' || role === 'icamo-staff' || role === 'tutelle';

const totpPlace = (id: bigint) => ({ table: 'user', column: 'totpCiphertext', ipmId: 0n, id });
