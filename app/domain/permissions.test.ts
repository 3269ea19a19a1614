import { describe, expect, it } from 'vitest';
import {
  can,
  isRole,
  ORGANISATION_KINDS,
  PERMISSIONS,
  permissionsOf,
  requiresSecondFactor,
  ROLES,
  rolesOf,
} from './permissions';

describe('permissions', () => {
  it('the platform administrator has no business permission', () => {
    expect(permissionsOf('platform-admin')).toEqual(['platform:operate']);
  });

  it('only the platform administrator operates the platform', () => {
    expect(ROLES.filter((role) => can(role, 'platform:operate'))).toEqual(['platform-admin']);
  });

  it('the reader and the tutelle change nothing', () => {
    for (const role of ['ipm-reader', 'tutelle'] as const) {
      const verbs = permissionsOf(role).map((permission) => permission.split(':')[1]);
      expect(verbs.filter((verb) => verb !== 'read' && verb !== 'home')).toEqual([]);
    }
  });

  it('health detail is for the médecin-conseil, the claims agent and the provider', () => {
    expect(ROLES.filter((role) => can(role, 'care-detail:read'))).toEqual([
      'ipm-claims',
      'ipm-medical',
      'provider',
    ]);
  });

  it('only the gérant approves an invoice, cancels a call, writes wallet keys and accounts', () => {
    for (const permission of [
      'invoice:approve',
      'call:cancel',
      'wallet:write',
      'provider-account:write',
    ] as const) {
      expect(ROLES.filter((role) => can(role, permission))).toEqual(['ipm-manager']);
    }
  });

  it('no role mixes the area of an IPM with the national one', () => {
    for (const role of ROLES) {
      const isNational = permissionsOf(role).some((permission) =>
        permission.startsWith('national'),
      );
      expect(isNational && can(role, 'ipm:home')).toBe(false);
    }
  });

  it('every permission is held by someone, once per role', () => {
    for (const permission of PERMISSIONS) {
      expect(ROLES.some((role) => can(role, permission))).toBe(true);
    }
    for (const role of ROLES) {
      expect(new Set(permissionsOf(role)).size).toBe(permissionsOf(role).length);
    }
  });

  it('every role belongs to exactly one kind of organisation', () => {
    expect(ORGANISATION_KINDS.flatMap((kind) => rolesOf(kind))).toEqual(ROLES);
  });

  it('a second factor is required of ICAMO staff only', () => {
    expect(ROLES.filter(requiresSecondFactor)).toEqual(rolesOf('icamo'));
  });

  it('a role is recognised by its name', () => {
    expect(isRole('ipm-manager')).toBe(true);
    expect(isRole('admin')).toBe(false);
  });
});
