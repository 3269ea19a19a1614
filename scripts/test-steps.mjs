import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './processes.mjs';
import { inProject, root } from './project.mjs';

const ONE_PASSED = { passed: 1, failed: 0 };

/** A program that passes or fails as a whole: it counts as one. */
export async function programStep(program, args, options = {}) {
  const path = program === 'npm' ? undefined : inProject('node_modules', program);
  const command = path === undefined ? ['npm', args] : [process.execPath, [path, ...args]];
  const { code, output } = await run(...command, { cwd: root, ...options });
  return code === 0 ? ONE_PASSED : { passed: 0, failed: 1, output };
}

/** Work of our own that passes unless it throws or answers complaints. */
export async function workStep(work) {
  const complaints = (await work()) ?? [];
  return complaints.length === 0
    ? ONE_PASSED
    : { passed: 0, failed: 1, output: complaints.join('\n') };
}

/** Vitest's tests of one project, counted one by one; a file that does not load is one failure. */
export async function vitestStep({ project, folder, env }) {
  const report = join(folder, `vitest-${project}.json`);
  const args = ['run', '--project', project, '--reporter=json', `--outputFile=${report}`];
  const { code, output } = await run(
    process.execPath,
    [inProject('node_modules/vitest/vitest.mjs'), ...args],
    { cwd: root, env: { ...process.env, ...env } },
  );
  if (!existsSync(report)) return { passed: 0, failed: 1, output };
  return countVitest(JSON.parse(readFileSync(report, 'utf8')), { code, output });
}

function countVitest({ testResults, numPassedTests, numFailedTests }, { code, output }) {
  const broken = testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && assertionResults.every((test) => test.status !== 'failed'),
  );
  const sentences = testResults.flatMap(({ name, message, assertionResults }) => [
    ...assertionResults
      .filter(({ status }) => status === 'failed')
      .map((test) => `${name}\n  ${test.fullName}\n${test.failureMessages.join('\n')}`),
    ...(broken.some((file) => file.name === name) ? [`${name}\n${message ?? ''}`] : []),
  ]);
  const failed = numFailedTests + broken.length;
  // A fault outside every test (an unhandled rejection) fails the run all the same.
  const isSilentFailure = code !== 0 && failed === 0;
  return {
    passed: numPassedTests,
    failed: isSilentFailure ? 1 : failed,
    output: isSilentFailure ? output : sentences.join('\n\n'),
  };
}

/** Playwright's tests, counted one by one. */
export async function playwrightStep({ folder, env }) {
  const report = join(folder, 'playwright.json');
  const { code, output } = await run(
    process.execPath,
    [inProject('node_modules/@playwright/test/cli.js'), 'test'],
    { cwd: root, env: { ...process.env, ...env, E2E_REPORT_FILE: report } },
  );
  if (!existsSync(report)) return { passed: 0, failed: 1, output };
  const { stats } = JSON.parse(readFileSync(report, 'utf8'));
  const failed = stats.unexpected + stats.flaky;
  return {
    passed: stats.expected,
    failed: failed === 0 && code !== 0 ? 1 : failed,
    output: code === 0 ? '' : output,
  };
}
