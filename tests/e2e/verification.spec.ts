import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { demo, demoFile, expect, test } from './world';

type Verdict = {
  readonly ok: boolean;
  readonly invariants: readonly { readonly id: string; readonly examples: readonly string[] }[];
};

const run = promisify(execFile);

test('after all of the above, every invariant of the books holds', async () => {
  test.setTimeout(120_000);
  // A payment or a seal may be under way between two of its questions.
  await expect(async () => {
    const { invariants, ok } = await verify();
    expect(invariants.filter(({ examples }) => examples.length > 0)).toEqual([]);
    expect(ok).toBe(true);
  }).toPass({ timeout: 100_000 });
});

async function verify(): Promise<Verdict> {
  const args = ['build/node/verify.js', '--json', '--database-url', demo.databaseUrl];
  const env = { ...process.env, AUDIT_KEY: auditKey() };
  // A violation ends the program with 1, its verdict printed all the same.
  const { stdout } = await run(process.execPath, args, { env }).catch(
    (error: unknown) => error as { stdout: string },
  );
  return JSON.parse(stdout) as Verdict;
}

/** Given by `npm test`; the demonstration keeps its own beside its data. */
function auditKey(): string | undefined {
  const file = join(dirname(demoFile), 'secrets.json');
  if (!existsSync(file)) return process.env['AUDIT_KEY'];
  return (JSON.parse(readFileSync(file, 'utf8')) as { AUDIT_KEY: string }).AUDIT_KEY;
}
