const IPM_ROLES = [
  'ipm-manager',
  'ipm-agent',
  'ipm-accountant',
  'ipm-claims',
  'ipm-medical',
  'ipm-reader',
] as const;

/** gérant, agent, comptable, liquidation, médecin-conseil, lecteur; then the other organisations. */
export const ROLES = [
  ...IPM_ROLES,
  'employer',
  'provider',
  'icamo-director',
  'icamo-staff',
  'tutelle',
  'platform-admin',
] as const;
export type Role = (typeof ROLES)[number];

export const ORGANISATION_KINDS = [
  'ipm',
  'employer',
  'provider',
  'icamo',
  'tutelle',
  'platform',
] as const;
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number];

const IPM_READS = [
  'ipm:home',
  'member:read',
  'employer:read',
  'import:read',
  'rule:read',
  'call:read',
  'receipt:read',
  'provider:read',
  'invoice:read',
  'ledger:read',
  'dues:read',
  'job:read',
] as const;

export const PERMISSIONS = [
  ...IPM_READS,
  'member:write',
  'member:export',
  'employer:write',
  'import:run',
  'rule:write',
  'call:issue',
  'call:cancel',
  'dues:pay',
  'receipt:record',
  'receipt:reverse',
  'provider:write',
  'provider-account:write',
  'tariff:write',
  'invoice:enter',
  'invoice:adjudicate',
  'invoice:approve',
  'invoice:pay',
  'care-detail:read',
  'ledger:close',
  'audit:read',
  'user:read',
  'user:invite',
  'user:revoke',
  'wallet:write',
  'job:retry',
  'own-call:read',
  'own-call:pay',
  'own-receipt:read',
  'own-invoice:read',
  'own-invoice:enter',
  'own-tariff:read',
  'national:read',
  'national-dues:read',
  'national-dues:record',
  'national-ipm:read',
  'national-audit:read',
  'national-user:read',
  'national-user:invite',
  'platform:operate',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

/**
 * Who may do what: the only table. Health detail (`care-detail:read`) is for health professionals
 * and the claims agent (loi 2008-12, art. 4), so the gérant does not have it. Where a provider
 * is paid (`provider-account:write`) is for the gérant, not for whoever may enter its invoices. The
 * platform administrator operates machines and sees no business data.
 */
const ROLE_PERMISSIONS: { readonly [role in Role]: readonly Permission[] } = {
  'ipm-manager': [
    ...IPM_READS,
    'member:write',
    'member:export',
    'employer:write',
    'import:run',
    'rule:write',
    'call:issue',
    'call:cancel',
    'dues:pay',
    'receipt:record',
    'receipt:reverse',
    'provider:write',
    'provider-account:write',
    'tariff:write',
    'invoice:enter',
    'invoice:adjudicate',
    'invoice:approve',
    'invoice:pay',
    'ledger:close',
    'audit:read',
    'user:read',
    'user:invite',
    'user:revoke',
    'wallet:write',
    'job:retry',
  ],
  'ipm-agent': [
    'ipm:home',
    'member:read',
    'member:write',
    'member:export',
    'employer:read',
    'employer:write',
    'import:read',
    'import:run',
    'rule:read',
    'call:read',
    'provider:read',
  ],
  'ipm-accountant': [
    ...IPM_READS,
    'call:issue',
    'dues:pay',
    'receipt:record',
    'receipt:reverse',
    'invoice:pay',
    'ledger:close',
    'audit:read',
    'job:retry',
  ],
  'ipm-claims': [
    'ipm:home',
    'member:read',
    'employer:read',
    'rule:read',
    'provider:read',
    'provider:write',
    'tariff:write',
    'invoice:read',
    'invoice:enter',
    'invoice:adjudicate',
    'care-detail:read',
  ],
  'ipm-medical': ['ipm:home', 'member:read', 'provider:read', 'invoice:read', 'care-detail:read'],
  'ipm-reader': IPM_READS,
  employer: ['own-call:read', 'own-call:pay', 'own-receipt:read'],
  provider: ['own-invoice:read', 'own-invoice:enter', 'own-tariff:read', 'care-detail:read'],
  'icamo-director': [
    'national:read',
    'national-dues:read',
    'national-dues:record',
    'national-ipm:read',
    'national-audit:read',
    'national-user:read',
    'national-user:invite',
  ],
  'icamo-staff': [
    'national:read',
    'national-dues:read',
    'national-dues:record',
    'national-ipm:read',
    'national-user:read',
  ],
  tutelle: ['national:read', 'national-dues:read', 'national-ipm:read'],
  'platform-admin': ['platform:operate'],
};

const ORGANISATION_ROLES: { readonly [kind in OrganisationKind]: readonly Role[] } = {
  ipm: IPM_ROLES,
  employer: ['employer'],
  provider: ['provider'],
  icamo: ['icamo-director', 'icamo-staff'],
  tutelle: ['tutelle'],
  platform: ['platform-admin'],
};

export function can(role: Role, permission: Permission): boolean {
  return ROLE_PERMISSIONS[role].includes(permission);
}

export function permissionsOf(role: Role): readonly Permission[] {
  return ROLE_PERMISSIONS[role];
}

/** The roles that a member of such an organisation may be given. */
export function rolesOf(kind: OrganisationKind): readonly Role[] {
  return ORGANISATION_ROLES[kind];
}

export function isRole(text: string): text is Role {
  return ROLES.some((role) => role === text);
}

/** ICAMO's staff reads across IPM, so a password alone does not open its area; others may choose it. */
export function requiresSecondFactor(role: Role): boolean {
  return role === 'icamo-director' || role === 'icamo-staff';
}
