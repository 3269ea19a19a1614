import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';

const chromium = [process.env['CHROMIUM_PATH'], '/usr/bin/chromium', '/usr/bin/chromium-browser'];
const executablePath = chromium.find((path) => path !== undefined && existsSync(path));

const SIGN_IN = '**/sign-in.setup.ts';
const PAGES = '**/every-page.spec.ts';
const VERIFICATION = '**/verification.spec.ts';

/** Runs against an application that already runs: `npm test` starts one, or E2E_BASE_URL names it. */
export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  // The journeys change data, one after the other; the pages are only read, beside them.
  workers: 2,
  projects: [
    { name: 'sign-in', testMatch: SIGN_IN, teardown: 'verification', fullyParallel: true },
    {
      name: 'journeys',
      testIgnore: [PAGES, VERIFICATION],
      dependencies: ['sign-in'],
      workers: 1,
    },
    {
      name: 'pages',
      testMatch: PAGES,
      dependencies: ['sign-in'],
      fullyParallel: true,
      // Recording each of a hundred pages costs a third of the time; a failure names its page.
      use: { trace: 'off' },
    },
    { name: 'verification', testMatch: VERIFICATION },
  ],
  forbidOnly: true,
  retries: 0,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: process.env['E2E_REPORT_FILE']
    ? [['line'], ['json', { outputFile: process.env['E2E_REPORT_FILE'] }]]
    : 'list',
  use: {
    baseURL: process.env['E2E_BASE_URL'] ?? 'http://localhost:3000',
    locale: 'fr-SN',
    timezoneId: 'Africa/Dakar',
    // Without the film, which costs more than it tells beside the snapshots of each step.
    trace: { mode: 'retain-on-failure', screenshots: false },
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(executablePath === undefined ? {} : { executablePath }),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
