import { fingerprint, unlessUnchanged } from './fingerprint.mjs';
import { runOrFail } from './processes.mjs';
import { inProject, root } from './project.mjs';

const sources = [
  'app',
  'jobs',
  'prisma/schema',
  'prisma/seed',
  'public',
  'scripts/verify.ts',
  'scripts/verification',
  'package-lock.json',
  'remix.config.js',
  'tsconfig.json',
  'vite.aliases.ts',
  'vite.config.ts',
  'vite.node.config.ts',
  'vite.precompress.ts',
].map((path) => inProject(path));

const isNotBuilt = (path) => path.includes('database/generated') || /\.test\.tsx?$/.test(path);

/** The server and the browser's files; skipped when no source has changed. */
export function buildSite() {
  return unlessUnchanged(target('build/.site', ['build/server/index.js', 'build/client']), () =>
    runNode(['node_modules/@remix-run/dev/dist/cli.js', 'vite:build']),
  );
}

/** Worker, simulator, seed and verification; skipped when no source has changed. */
export function buildPrograms() {
  return unlessUnchanged(target('build/.programs', ['build/node/worker.js']), () =>
    runNode(['node_modules/vite/bin/vite.js', 'build', '--config', 'vite.node.config.ts']),
  );
}

/** The benchmarks, built as the product is. */
export function buildBenchmarks() {
  return runNode([
    ...['node_modules/vite/bin/vite.js', 'build', '--config', 'vite.node.config.ts'],
    ...['--mode', 'bench', '--logLevel', 'warn'],
  ]);
}

function target(stamp, results) {
  return {
    stamp: inProject(stamp),
    digest: fingerprint(sources, isNotBuilt),
    results: results.map((path) => inProject(path)),
  };
}

function runNode([program, ...args]) {
  return runOrFail(process.execPath, [inProject(program), ...args], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production' },
  });
}
