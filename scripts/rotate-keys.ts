import { compose } from '~/composition.server';
import { reencryptAccounts, reencryptTenant } from '~/features/encryption/reencrypt.server';
import type { IpmIdentity } from '~/platform/context';
import { systemSql, tenantContext } from '~/platform/runtime.server';

/** `npm run keys:rotate`: every stored secret under the first of ENCRYPTION_KEYS; then the old key may go. */
const { runtime, release } = await compose();
try {
  const system = systemSql(runtime);
  const ipms = await system.rows<IpmIdentity>`SELECT id, slug, name, shortName, kind, regionCode,
    address, phone, email, approvalNumber, approvedOn FROM Ipm ORDER BY id`;
  let renewed = await reencryptAccounts(runtime.vault, system);
  for (const ipm of ipms) {
    const ctx = tenantContext(runtime, {
      ipm,
      user: null,
      actor: 'clés',
      requestId: 'keys:rotate',
    });
    renewed += await reencryptTenant(ctx);
  }
  process.stdout.write(`${renewed} secrets remis sous la première clé / renewed\n`);
} finally {
  await release();
}
