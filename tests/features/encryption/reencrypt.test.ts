import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { reencryptTenant } from '~/features/encryption/reencrypt.server';
import { createVault } from '~/platform/encryption.server';
import { newIpm } from '#tests/support/new-ipm';

const first = { id: 'k1', bytes: randomBytes(32) };
const second = { id: 'k2', bytes: randomBytes(32) };
const indexRoot = randomBytes(32);

it('puts the secrets of a wallet under the new key, once, and the old key may go', async () => {
  const { ctx, ipm, sql } = await newIpm();
  const id = ctx.newId();
  const before = createVault([first], indexRoot);
  const both = createVault([second, first], indexRoot);
  const after = createVault([second], indexRoot);
  const place = (column: string) => ({ table: 'WaveWallet', column, ipmId: ipm.id, id });
  await sql.insert('WaveWallet', {
    id,
    walletName: 'Portefeuille',
    apiKeyCiphertext: before.encrypt('clé', place('apiKeyCiphertext')),
    webhookSecretCiphertext: before.encrypt('secret', place('webhookSecretCiphertext')),
    previousSecretCiphertext: null,
    webhookStrategy: 'signing',
    signingSecretCiphertext: before.encrypt('signature', place('signingSecretCiphertext')),
    active: true,
    createdAt: ctx.now,
    updatedAt: ctx.now,
  });
  expect(await reencryptTenant({ ...ctx, vault: both })).toBe(3);
  expect(await reencryptTenant({ ...ctx, vault: both })).toBe(0);
  const row = await sql.first<{ apiKeyCiphertext: string }>`SELECT apiKeyCiphertext
    FROM WaveWallet WHERE ipmId = ${sql.ipm} AND id = ${id}`;
  const stored = row?.apiKeyCiphertext ?? '';
  expect(after.decrypt(stored, place('apiKeyCiphertext'))).toBe('clé');
  expect(() => before.decrypt(stored, place('apiKeyCiphertext'))).toThrow();
});
