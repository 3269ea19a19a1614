import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { createVault } from './encryption.server';

const key = (id: string) => ({ id, bytes: randomBytes(32) });
const root = randomBytes(32);
const place = { table: 'Participant', column: 'ninCiphertext', ipmId: 1n, id: 2n };

describe('the vault', () => {
  const first = key('k1');
  const vault = createVault([first], root);

  test('gives back what it took, and never writes the same text twice', () => {
    const plain = '1 123 1990 00001 — Aïssatou';
    const one = vault.encrypt(plain, place);
    expect(one).toMatch(/^v1\.k1\.[\w-]{16}\.[\w-]+$/);
    expect(one).not.toContain('1990');
    expect(vault.decrypt(one, place)).toBe(plain);
    expect(vault.encrypt(plain, place)).not.toBe(one);
    expect(vault.decrypt(vault.encrypt('', place), place)).toBe('');
  });

  test.each([
    ['another tenant', { ...place, ipmId: 2n }],
    ['another row', { ...place, id: 3n }],
    ['another column', { ...place, column: 'phone' }],
    ['another table', { ...place, table: 'Dependant' }],
  ])('does not open a text moved to %s', (_name, elsewhere) => {
    const stored = vault.encrypt('secret', place);
    expect(() => vault.decrypt(stored, elsewhere)).toThrow();
  });

  test('does not open an altered or unknown text', () => {
    const stored = vault.encrypt('secret', place);
    const [version, id, nonce, sealed = ''] = stored.split('.');
    const flipped = (sealed.startsWith('A') ? 'B' : 'A') + sealed.slice(1);
    for (const wrong of [
      [version, id, nonce, flipped].join('.'),
      [version, id, nonce, ''].join('.'),
      [version, 'k9', nonce, sealed].join('.'),
      ['v2', id, nonce, sealed].join('.'),
      'secret',
      '',
    ]) {
      expect(() => vault.decrypt(wrong, place)).toThrow();
    }
  });

  test('reads texts of older keys and says that they are stale', () => {
    const stored = vault.encrypt('secret', place);
    const rotated = createVault([key('k2'), first], root);
    expect(rotated.decrypt(stored, place)).toBe('secret');
    expect([rotated.isStale(stored), vault.isStale(stored)]).toEqual([true, false]);
    expect(rotated.encrypt('secret', place)).toMatch(/^v1\.k2\./);
    expect(() => createVault([key('k2')], root).decrypt(stored, place)).toThrow('unreadable');
  });

  test('indexes equal values alike within a tenant, and differently across tenants and roots', () => {
    const one = vault.blindIndex('1123199000001', 1n);
    expect(one).toMatch(/^[0-9a-f]{64}$/);
    expect(vault.blindIndex('1123199000001', 1n)).toBe(one);
    expect(vault.blindIndex('1123199000001', 2n)).not.toBe(one);
    expect(vault.blindIndex('1123199000002', 1n)).not.toBe(one);
    expect(createVault([first], randomBytes(32)).blindIndex('1123199000001', 1n)).not.toBe(one);
  });

  test('needs a key', () => {
    expect(() => createVault([], root)).toThrow('no encryption key');
  });
});
