import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/** Secrets of the demonstration, made once and kept beside its data, readable by its owner only. */
export function keptSecrets(file) {
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8'));
  const secrets = {
    ENCRYPTION_KEYS: `k1:${randomBytes(32).toString('base64')}`,
    AUDIT_KEY: randomBytes(32).toString('base64'),
    METRICS_TOKEN: randomBytes(24).toString('base64url'),
  };
  writeFileSync(file, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  return secrets;
}

/** Secrets that protect nothing, the same in every test run. */
export function testSecrets() {
  const bytes = (name) => createHash('sha256').update(`test ${name}`).digest('base64');
  return {
    ENCRYPTION_KEYS: `k1:${bytes('encryption')}`,
    AUDIT_KEY: bytes('audit'),
    METRICS_TOKEN: 'test-metrics-token',
  };
}
