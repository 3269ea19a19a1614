import { OPEN_END } from '~/domain/period';
import { systemSql } from '~/platform/runtime.server';
import { testRuntime } from './runtime';

/** ICAMO is a tenant of its own, found by its slug, and its rule of dues is national: one for all test files. */
export async function ensureNation(): Promise<void> {
  const source = testRuntime();
  const system = systemSql(source);
  await system.run`INSERT INTO Ipm (id, slug, name, shortName, kind, regionCode, address, phone, email,
      createdAt)
    VALUES (${source.newId()}, ${'icamo'}, ${'ICAMO'}, ${'ICAMO'}, ${'coordination'}, ${'SN-DK'},
      ${'Dakar'}, ${'+221338000000'}, ${'contact@icamo.example'}, ${source.clock()})
    ON DUPLICATE KEY UPDATE kind = VALUES(kind)`;
  const rule = await system.first`SELECT id FROM DuesRule LIMIT 1`;
  if (rule !== null) return;
  await system.insert('DuesRule', {
    id: source.newId(),
    rateBasisPoints: 200,
    capXof: 3_000_000n,
    validFrom: '2000-01-01',
    validTo: OPEN_END,
    source: 'test',
    confirmed: true,
  });
}
