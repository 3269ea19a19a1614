/** The migrated, private database of this run (tests/support/start-servers.mjs made it). */
export function testDatabaseUrl(): string {
  return required('TEST_DATABASE_URL');
}

/** The private Redis of this run. */
export function testRedisUrl(): string {
  return required('TEST_REDIS_URL');
}

function required(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === '') {
    throw new Error(`${name} is not set: run the tests with vitest's project "database"`);
  }
  return value;
}
