import { parseArgs } from 'node:util';
import { createDatabase, dropDatabase } from '../../scripts/databases.mjs';
import { migrate } from '../../scripts/migrate.mjs';
import { openRuntime } from './bench-runtime';
import type { Benchmark } from './benchmark';
import { describeMachine, describeSettings } from './machine';
import { board } from './board';
import { calls } from './calls';
import { imports } from './imports';
import { members } from './members';
import { nationalSeed } from './national-seed';
import { payments } from './payments';
import type { BenchResult } from './result';
import { playRole } from './roles';
import { webhooks } from './webhooks';

const BENCHMARKS: readonly Benchmark[] = [
  imports,
  calls,
  members,
  webhooks,
  payments,
  nationalSeed,
  board,
];

const { values: asked } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    quick: { type: 'boolean', default: false },
    only: { type: 'string' },
    role: { type: 'string' },
  },
});
const say = (line: string) => process.stderr.write(`${line}\n`);

async function main(): Promise<number> {
  const chosen = BENCHMARKS.filter(({ id }) => asked.only === undefined || id === asked.only);
  if (chosen.length === 0) {
    say(`--only : ${BENCHMARKS.map(({ id }) => id).join(', ')}`);
    return 2;
  }
  const machine = describeMachine();
  const results: BenchResult[] = [];
  let settings: Record<string, string> = {};
  for (const benchmark of chosen) {
    const measured = await runOne(benchmark);
    settings = measured.settings;
    results.push(...measured.results);
  }
  const report = { machine, settings: { ...settings, quick: String(asked.quick) }, results };
  process.stdout.write(asked.json ? `${JSON.stringify(report)}\n` : inWords(report));
  return results.every(({ pass }) => pass) ? 0 : 1;
}

async function runOne({ id, run }: Benchmark) {
  const url = process.env['DATABASE_URL'] ?? '';
  await dropDatabase(url);
  await createDatabase(url);
  await migrate(url);
  const { runtime, close } = await openRuntime();
  try {
    say(`${id}…`);
    const results = await run({ runtime, quick: asked.quick, note: say });
    for (const result of results) say(inOneLine(result));
    return { results, settings: await describeSettings(runtime.pool) };
  } finally {
    await close();
  }
}

const inOneLine = ({ pass, id, ours, limit, unit, ratio, direction, bar }: BenchResult) =>
  `  ${pass ? '✓' : '✗'} ${id.padEnd(24)} ${String(ours).padStart(9)} / ${String(limit).padStart(9)} ` +
  `${unit.padEnd(12)} ${ratio.toFixed(3)} (${direction === 'min' ? '≥' : '≤'} ${String(bar)})`;

function inWords(report: {
  readonly machine: object;
  readonly settings: object;
  readonly results: readonly BenchResult[];
}): string {
  const facts = Object.entries({ ...report.machine, ...report.settings });
  return [
    ...facts.map(([name, value]) => `${name.padEnd(32)} ${String(value)}`),
    '',
    ...report.results.map((result) => `${inOneLine(result)}  ${result.name}`),
    '',
  ].join('\n');
}

if (asked.role === undefined) process.exitCode = await main();
else await playRole(asked.role);
