import { beforeAll, describe, expect, it } from 'vitest';
import { loader as members } from '~/routes/ipm.$ipm.members.export';
import { sourceFiles } from '#tests/support/source-files';
import { newIpm, type TestIpm } from '#tests/support/new-ipm';
import { callRoute, signIn } from '#tests/support/sign-in';

let test: TestIpm;
let cookie: string;

beforeAll(async () => {
  test = await newIpm();
  cookie = await signIn(test.user);
});

describe('a list taken away as a file', () => {
  it('is written down with its filters, and not with what was searched for', async () => {
    const answer = await callRoute(members, {
      path: `/ipm/${test.ipm.slug}/members/export?export=xlsx&status=active&q=1234567890123`,
      params: { ipm: test.ipm.slug },
      cookie,
    });
    expect((answer as Response).status).toBe(200);
    await (answer as Response).arrayBuffer();
    const { sql } = test;
    const entry = await sql.first<{ userId: bigint; after: string }>`SELECT e.userId, p.after
      FROM AuditEntry e JOIN AuditPayload p ON p.ipmId = e.ipmId AND p.auditId = e.id
      WHERE e.ipmId = ${sql.ipm} AND e.action = ${'participant.exported'}`;
    expect(entry?.userId).toBe(test.user.id);
    expect(JSON.parse(entry?.after ?? '')).toEqual({
      format: 'xlsx',
      searched: true,
      status: 'active',
    });
  });

  it('is written down by every route of an IPM that makes one', () => {
    const making = sourceFiles('app/routes').filter(
      ({ path, tree }) => /\/ipm\./.test(path) && tree.text.includes('exportResponse'),
    );
    expect(making.length).toBeGreaterThan(10);
    const silent = making.filter(({ tree }) => !tree.text.includes('await recordExport(ctx, '));
    expect(silent.map(({ path }) => path)).toEqual([]);
  });
});
