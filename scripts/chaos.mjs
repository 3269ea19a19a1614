import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildPrograms, buildSite } from './build.mjs';
import { generate } from './generate.mjs';
import { readOptions } from './options.mjs';
import { reckonPayouts } from './chaos/reckon-payouts.mjs';
import { drained, verify } from './chaos/reckoning.mjs';
import { runOperations } from './chaos/run.mjs';
import { startWorld } from './chaos/world.mjs';
import { stopPrivateServers } from './private-servers.mjs';
import { whenNpmEnds } from './processes.mjs';
import { requireNode } from './project.mjs';
import { explain, PersonError } from './terminal.mjs';

/**
 * `npm run chaos -- [--json] [--seed N] [--operations M]`: users work while web, worker, Redis and
 * MariaDB are killed; then nothing acknowledged may be missing, nothing twice, every invariant holds.
 */
const folder = mkdtempSync(join(tmpdir(), 'icamo-chaos-'));
const started = performance.now();
let world;

async function main() {
  const options = readOptions({
    json: { type: 'boolean', default: false },
    seed: { type: 'string', default: '1' },
    operations: { type: 'string', default: '2000' },
  });
  const [seed, operations] = [options.seed, options.operations].map(Number);
  if (!Number.isInteger(seed) || !Number.isInteger(operations) || operations < 1) {
    throw new PersonError('--seed N --operations M : deux nombres entiers / two whole numbers.');
  }
  // The answer alone goes to the standard output.
  const report = (line) => process.stderr.write(`${line}\n`);
  requireNode();
  report('· préparation / preparing');
  await generate();
  await buildSite();
  await buildPrograms();
  world = await startWorld({ folder, report });
  report(`· ${operations} opérations, graine ${seed} / operations, seed`);
  const done = await runOperations({ world, seed, operations, report });
  report('· attente des travaux en cours / waiting for the work under way');
  const isDrained = await drained(done.database, done, report);
  const payouts = await reckonPayouts(done.database, world.simulatorUrl);
  await world.stopApplication();
  const reckoning = await done.claims.reckon(done.database);
  await done.database.end();
  const verdict = await verify(world.env);
  const result = resultOf({ seed, operations, done, isDrained, reckoning, payouts, verdict });
  process.stdout.write(options.json ? `${JSON.stringify(result)}\n` : inWords(result));
  process.exitCode = result.ok ? 0 : 1;
}

function resultOf({ seed, operations, done, isDrained, reckoning, payouts, verdict }) {
  const { claims, faults, requests } = done;
  const lost = reckoning.lost + payouts.lost;
  const doubled = reckoning.doubled + payouts.doubled;
  const examples = [...reckoning.examples, ...payouts.examples];
  return {
    seed,
    operations,
    asked: claims.asked,
    acknowledged: claims.acknowledged,
    byKind: claims.byKind(),
    faults,
    requests,
    refused: claims.refused,
    drained: isDrained,
    payouts: payouts.orders,
    lost,
    doubled,
    examples,
    verify: { ok: verdict.ok, invariants: verdict.invariants },
    seconds: Math.round((performance.now() - started) / 1_000),
    ok: lost === 0 && doubled === 0 && isDrained && verdict.ok,
  };
}

function inWords(result) {
  const lines = [
    ...Object.entries(result.byKind).map(
      ([kind, { asked, acknowledged }]) => `  ${kind.padEnd(20)} ${asked} → ${acknowledged}`,
    ),
    `morts / kills        ${Object.entries(result.faults)
      .map(([kind, count]) => `${kind} ${count}`)
      .join(
        ', ',
      )} ; requêtes sans réponse / unanswered ${result.requests.unanswered}, coupées / cut ${result.requests.cut}`,
    `demandées / asked    ${result.asked}`,
    `confirmées / ack.    ${result.acknowledged}`,
    `refusées / refused   ${result.refused.length}`,
    ...result.refused.slice(0, 10).map(({ kind, message }) => `    ${kind} ${message}`),
    `perdues / lost       ${result.lost}`,
    `doublées / doubled   ${result.doubled}`,
    ...result.examples.map(({ verdict, kind, values }) => `    ${verdict} ${kind} ${values}`),
    ...(result.drained ? [] : ['travaux encore en attente / work still waiting']),
    ...result.verify.invariants.map(
      ({ id, checked, violations, examples }) =>
        `  ${id.padEnd(18)} ${String(checked).padStart(9)}  ${violations === 0 ? 'ok' : `${violations} ✗ ${examples.join(' ; ')}`}`,
    ),
    `${result.ok ? '✓' : '✗'} ${result.seconds} s`,
  ];
  return `${lines.join('\n')}\n`;
}

let finished;
function finish(code) {
  finished ??= (async () => {
    await (world?.stop() ?? stopPrivateServers(folder));
    if (process.env.CHAOS_KEEP === undefined) rmSync(folder, { recursive: true, force: true });
    process.exit(code);
  })();
  return finished;
}

for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => void finish(130));
whenNpmEnds(() => void finish(130));
await main().catch((error) => {
  explain(error);
  process.exitCode = 1;
});
await finish(process.exitCode ?? 0);
