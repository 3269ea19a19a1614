import type { Permission } from '~/domain/permissions';
import type { NavigationItem } from '~/components/shell/navigation-item';

export type ShellArea = 'ipm' | 'employer' | 'provider' | 'icamo' | 'platform';

type Entry = Omit<NavigationItem, 'to'> & {
  /** Below the area's base; empty for its home. */
  readonly path: string;
  readonly permission: Permission;
};

const HOME = { path: '', labelKey: 'shell.nav.home', icon: 'home', end: true } as const;

const ENTRIES: { readonly [area in ShellArea]: readonly Entry[] } = {
  ipm: [
    { ...HOME, permission: 'ipm:home' },
    {
      path: 'members',
      labelKey: 'shell.nav.participants',
      icon: 'people',
      permission: 'member:read',
    },
    { path: 'calls', labelKey: 'shell.nav.calls', icon: 'calls', permission: 'call:read' },
    {
      path: 'invoices',
      labelKey: 'shell.nav.invoices',
      icon: 'invoices',
      permission: 'invoice:read',
    },
    {
      path: 'employers',
      labelKey: 'shell.nav.employers',
      icon: 'building',
      permission: 'employer:read',
    },
    { path: 'imports', labelKey: 'shell.nav.imports', icon: 'import', permission: 'import:read' },
    {
      path: 'receipts',
      labelKey: 'shell.nav.receipts',
      icon: 'receipts',
      permission: 'receipt:read',
    },
    {
      path: 'reconciliation',
      labelKey: 'shell.nav.reconciliation',
      icon: 'wallet',
      permission: 'receipt:record',
    },
    { path: 'dues', labelKey: 'shell.nav.dues', icon: 'shield', permission: 'dues:read' },
    {
      path: 'providers',
      labelKey: 'shell.nav.providers',
      icon: 'tag',
      permission: 'provider:read',
    },
    { path: 'ledger', labelKey: 'shell.nav.ledger', icon: 'ledger', permission: 'ledger:read' },
    {
      path: 'rules',
      labelKey: 'shell.nav.contributionRules',
      icon: 'rules',
      permission: 'rule:read',
    },
    { path: 'users', labelKey: 'shell.nav.accounts', icon: 'users', permission: 'user:read' },
    { path: 'audit', labelKey: 'shell.nav.audit', icon: 'audit', permission: 'audit:read' },
    { path: 'jobs', labelKey: 'shell.nav.jobs', icon: 'jobs', permission: 'job:read' },
    {
      path: 'settings',
      labelKey: 'shell.nav.settings',
      icon: 'settings',
      permission: 'wallet:write',
    },
  ],
  employer: [
    { ...HOME, permission: 'own-call:read' },
    { path: 'calls', labelKey: 'shell.nav.calls', icon: 'calls', permission: 'own-call:read' },
    {
      path: 'receipts',
      labelKey: 'shell.nav.receipts',
      icon: 'receipts',
      permission: 'own-receipt:read',
    },
    {
      path: 'statement',
      labelKey: 'shell.nav.statement',
      icon: 'ledger',
      permission: 'own-call:read',
    },
  ],
  provider: [
    { ...HOME, permission: 'own-invoice:read' },
    {
      path: 'invoices',
      labelKey: 'shell.nav.invoices',
      icon: 'invoices',
      permission: 'own-invoice:read',
    },
    { path: 'tariffs', labelKey: 'shell.nav.tariffs', icon: 'tag', permission: 'own-tariff:read' },
  ],
  icamo: [
    { ...HOME, permission: 'national:read' },
    {
      path: 'recovery',
      labelKey: 'shell.nav.recovery',
      icon: 'chart',
      permission: 'national:read',
    },
    { path: 'dues', labelKey: 'shell.nav.dues', icon: 'wallet', permission: 'national-dues:read' },
    { path: 'ipms', labelKey: 'shell.nav.ipms', icon: 'building', permission: 'national-ipm:read' },
    {
      path: 'history',
      labelKey: 'shell.nav.history',
      icon: 'history',
      permission: 'national-dues:read',
    },
    {
      path: 'ledger',
      labelKey: 'shell.nav.ledger',
      icon: 'ledger',
      permission: 'national-dues:record',
    },
    {
      path: 'users',
      labelKey: 'shell.nav.accounts',
      icon: 'users',
      permission: 'national-user:read',
    },
    {
      path: 'audit',
      labelKey: 'shell.nav.audit',
      icon: 'audit',
      permission: 'national-audit:read',
    },
  ],
  platform: [{ ...HOME, permission: 'platform:operate' }],
};

/** The areas that the role may open, most used first. */
export function navigationOf(
  area: ShellArea,
  base: string,
  can: (permission: Permission) => boolean,
): NavigationItem[] {
  return ENTRIES[area]
    .filter(({ permission }) => can(permission))
    .map(({ path, labelKey, icon, end }) => ({
      to: path === '' ? base : `${base}/${path}`,
      labelKey,
      icon,
      ...(end ? { end } : {}),
    }));
}
