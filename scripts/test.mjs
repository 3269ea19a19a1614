import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoEnvironment, demoFile, seedDemonstration, startApplication } from './application.mjs';
import { buildPrograms, buildSite } from './build.mjs';
import { testSecrets } from './demo-secrets.mjs';
import { generate } from './generate.mjs';
import { readOptions } from './options.mjs';
import { ensurePackages } from './packages.mjs';
import { startPrivateServers, stopPrivateServers } from './private-servers.mjs';
import { becomesTrue, freePort, stopRunning, whenNpmEnds } from './processes.mjs';
import { inProject, requireNode } from './project.mjs';
import { createSupervisor } from './supervisor.mjs';
import { ensurePrograms } from './system-programs.mjs';
import { explain, say, secondsSince, totalTime } from './terminal.mjs';
import { playwrightStep, programStep, vitestStep, workStep } from './test-steps.mjs';

const DEV_READY_WITHIN_MS = 60_000;

/** `npm test`: everything, on private servers; the last line is `N passed, N failed`. */
const total = { passed: 0, failed: 0 };
const folder = mkdtempSync(join(tmpdir(), 'icamo-test-'));
const supervisors = [createSupervisor(folder)];
let finished;

async function main() {
  const { only } = readOptions({ only: { type: 'string' } });
  const wanted = only?.split(',');
  const isWanted = (name) => wanted === undefined || wanted.includes(name);
  requireNode();
  await Promise.all([ensurePrograms(['mariadbd', 'redis', 'chromium']), ensurePackages()]);
  const world = await prepareWorld();
  const run = async (steps) => {
    for (const [name, work] of Object.entries(steps)) {
      if (isWanted(name)) await count(name, () => work(world));
    }
  };
  const readAndSeed = async () => {
    await run(readings);
    if (isWanted('e2e')) await seedForBrowser(world);
  };
  // What reads the sources and what runs them use a core each; the browser wants both.
  await Promise.all([readAndSeed(), run(trials)]);
  await run({ e2e: testInBrowser });
}

/** One private server pair for all: a database for the tests, one for the browser's application. */
async function prepareWorld() {
  await generate();
  const servers = await startPrivateServers({ folder });
  const [{ createDatabase }, { migrate }] = await Promise.all([
    import('./databases.mjs'),
    import('./migrate.mjs'),
  ]);
  const testUrl = servers.databaseUrl('icamo_test');
  for (const url of [testUrl, servers.databaseUrl()]) {
    await createDatabase(url);
    await migrate(url);
  }
  return { servers, testUrl };
}

const readings = {
  packages: () => programStep('npm', ['ci', '--dry-run', '--no-audit', '--no-fund']),
  lint: () => programStep('eslint/bin/eslint.js', ['.', '--max-warnings=0']),
  format: () => programStep('prettier/bin/prettier.cjs', ['--check', '.', '--log-level=warn']),
  types: () => programStep('typescript/bin/tsc', ['--noEmit']),
  architecture: () =>
    programStep('dependency-cruiser/bin/dependency-cruise.mjs', [
      ...['--config', '.dependency-cruiser.cjs', 'app', 'jobs', 'prisma/seed'],
    ]),
  knip: () => programStep('knip/bin/knip.js', ['--no-progress']),
};

const trials = {
  drift: ({ testUrl }) => workStep(async () => (await import('./drift.mjs')).findDrift(testUrl)),
  unit: () => vitestStep({ project: 'unit', folder, env: {} }),
  database: ({ servers, testUrl }) =>
    vitestStep({
      project: 'database',
      folder,
      env: { TEST_DATABASE_URL: testUrl, TEST_REDIS_URL: servers.redisUrl },
    }),
  build: () =>
    workStep(async () => {
      await buildSite();
      await buildPrograms();
    }),
  dev: ({ servers }) => workStep(() => startDevelopmentServer(servers)),
};

async function count(name, work) {
  const since = performance.now();
  const result = await work().catch((error) => ({
    passed: 0,
    failed: 1,
    output: error.stack ?? String(error),
  }));
  total.passed += result.passed;
  total.failed += result.failed;
  const mark = result.failed === 0 ? '✓' : '✗';
  const counts = `${result.passed} passed, ${result.failed} failed`;
  say(`  ${mark} ${name.padEnd(14)} ${secondsSince(since).padStart(8)}  ${counts}`);
  if (result.failed > 0) say(`\n${result.output?.trimEnd() ?? ''}\n`);
}

/** What a developer does first: the sources served by Vite must answer with the sign-in page. */
async function startDevelopmentServer(servers) {
  const place = join(folder, 'dev');
  const env = await environmentFor({ place, servers, mode: 'source' });
  const supervisor = createSupervisor(place);
  supervisors.push(supervisor);
  supervisor.start('web', [inProject('server.js')], env);
  const page = `http://localhost:${env.PORT}/auth/login`;
  const answers = () =>
    fetch(page).then(
      ({ status }) => status === 200,
      () => false,
    );
  const isReady = await becomesTrue(answers, DEV_READY_WITHIN_MS);
  await supervisor.stop();
  return isReady ? [] : [`the development server does not answer 200 at ${page}`, logOf(place)];
}

/** The nation that the browser will see; what goes wrong is told by the test that needs it. */
async function seedForBrowser(world) {
  const env = await environmentFor({ place: folder, servers: world.servers, mode: 'built' });
  const today = new Date().toISOString().slice(0, 10);
  world.seeded = seedDemonstration({ env, today }).then(() => env);
  await Promise.allSettled([world.seeded]);
}

/** The whole application, built and seeded, under Chromium. */
async function testInBrowser({ seeded }) {
  const env = await seeded;
  const supervisor = supervisors[0];
  try {
    await startApplication({ folder, env, mode: 'built', supervisor });
    return await playwrightStep({
      folder,
      env: {
        E2E_BASE_URL: env.APP_URL,
        E2E_DEMO_FILE: demoFile(folder),
        AUDIT_KEY: env.AUDIT_KEY,
      },
    });
  } catch (error) {
    return { passed: 0, failed: 1, output: `${error.message}\n${logOf(folder)}` };
  } finally {
    await supervisor.stop();
  }
}

async function environmentFor({ place, servers, mode }) {
  mkdirSync(join(place, 'logs'), { recursive: true });
  const [port, simulatorPort] = [await freePort(), await freePort()];
  const secrets = testSecrets();
  return demoEnvironment({ folder: place, port, simulatorPort, servers, secrets, mode });
}

function logOf(place) {
  return ['web', 'worker', 'simulator']
    .map((name) => join(place, 'logs', `${name}.log`))
    .filter((file) => existsSync(file))
    .map((file) => `--- ${file}\n${readFileSync(file, 'utf8').slice(-4_000)}`)
    .join('\n');
}

/** Stops and removes everything; the line with the totals is the last one. */
function finish(code) {
  finished ??= (async () => {
    stopRunning();
    for (const supervisor of supervisors) await supervisor.stop();
    await stopPrivateServers(folder);
    rmSync(folder, { recursive: true, force: true });
    say(`\n${totalTime()}`);
    say(`${total.passed} passed, ${total.failed} failed`);
    process.exit(code);
  })();
  return finished;
}

for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => void finish(130));
whenNpmEnds(() => void finish(130));
await main().catch((error) => {
  explain(error);
  total.failed += 1;
});
await finish(total.failed === 0 ? 0 : 1);
