import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cruise } from 'dependency-cruiser';
import type { ICruiseResult, IForbiddenRuleType, IRequiredRuleType } from 'dependency-cruiser';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

type Configuration = { forbidden: IForbiddenRuleType[]; required: IRequiredRuleType[] };
const configuration = createRequire(import.meta.url)(
  '../../.dependency-cruiser.cjs',
) as Configuration;

/** For each rule one file that breaks it: the file, and what it imports. */
const planted: Readonly<Record<string, readonly [file: string, imported: string]>> = {
  'no-circular': ['app/domain/cycle/one.ts', './two'],
  'domain-is-pure': ['app/domain/clock.ts', 'node:fs'],
  'components-know-no-feature': ['app/components/button.tsx', '../features/calls/call-table'],
  'i18n-knows-domain-only': ['app/i18n/words.ts', '../features/calls/call-table'],
  'integrations-are-leaves': ['app/integrations/wave/pay.server.ts', '../sms/send.server'],
  'platform-knows-no-feature': ['app/platform/mailer.server.ts', '../features/calls/call-table'],
  'features-receive-what-they-use': [
    'app/features/imports/apply-import.server.ts',
    '../calls/issue-call.server',
  ],
  'features-import-platform-types-only': [
    'app/features/calls/cancel-call.server.ts',
    '../../platform/log.server',
  ],
  'endpoints-skip-no-layer': ['app/endpoints/webhook.server.ts', '../components/field'],
  'routes-are-thin': ['app/routes/ipm.calls.tsx', './ipm.receipts'],
  'routes-go-through-the-handler': ['app/routes/ipm.naked.tsx', '../components/field'],
  'jobs-call-features': ['jobs/processors/issue.ts', '../../app/routes/ipm.receipts'],
  'app-knows-the-catalogue-only': ['app/platform/queue.server.ts', '../../jobs/worker'],
  'nothing-imports-tests': ['app/domain/sample.ts', '../../tests/support/new-ipm'],
  'one-door-to-the-database': ['app/platform/report.server.ts', 'mysql2'],
  'everything-has-a-home': ['app/features/calls/leftovers.ts', '../utils/format'],
};

/** What the planted files import; they break no rule themselves. */
const innocent: Readonly<Record<string, string>> = {
  'app/domain/cycle/two.ts': "import './one';",
  'app/features/calls/call-table.tsx': '',
  'app/features/calls/issue-call.server.ts': '',
  'app/features/utils/format.ts': '',
  'app/integrations/sms/send.server.ts': '',
  'app/platform/log.server.ts': '',
  'app/platform/handler.server.ts': '',
  'app/platform/database/pool.server.ts': "import 'mysql2';",
  'app/components/field.tsx': "import '../i18n/money'; import '../domain/money';",
  'app/i18n/money.ts': "import '../domain/money';",
  'app/domain/money.ts': '',
  'app/routes/ipm.receipts.tsx': "import '../platform/handler.server';",
  'jobs/worker.ts': '',
  'jobs/catalog.ts': '',
  'app/platform/outbox.server.ts': "import '../../jobs/catalog';",
  'tests/support/new-ipm.ts': '',
  'node_modules/mysql2/package.json': '{"name":"mysql2","version":"1.0.0","main":"index.js"}',
  'node_modules/mysql2/index.js': '',
};

const folder = mkdtempSync(join(tmpdir(), 'icamo-rules-'));
let violations: { rule: string; from: string }[] = [];

beforeAll(async () => {
  for (const [file, content] of Object.entries(innocent)) write(file, content);
  for (const [file, imported] of Object.values(planted)) write(file, `import '${imported}';`);
  const { output } = await cruise(['app', 'jobs'], {
    baseDir: folder,
    ruleSet: configuration,
    validate: true,
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
  });
  violations = (output as ICruiseResult).summary.violations.map(({ rule, from }) => ({
    rule: rule.name,
    from,
  }));
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('each import rule bites', () => {
  const rules = [...configuration.forbidden, ...configuration.required];

  test.each(rules.map(({ name }) => String(name)))('%s', (name) => {
    const [file] = planted[name] ?? [];
    expect(file, 'a violation of this rule is planted').toBeDefined();
    expect(violations).toContainEqual({ rule: name, from: file });
  });

  test('every rule is an error', () => {
    expect(rules.filter(({ severity }) => severity !== 'error')).toEqual([]);
  });

  test('allowed imports are left alone', () => {
    const guilty = new Set(violations.map(({ from }) => from));
    const broken = Object.keys(innocent).filter((file) => guilty.has(file));
    expect(broken).toEqual([]);
  });
});

function write(file: string, content: string) {
  const path = join(folder, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, file.endsWith('.json') ? content : `${content}\nexport {};\n`);
}
