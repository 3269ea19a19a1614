import { readFileSync } from 'node:fs';
import { test as base, expect, type Page } from '@playwright/test';
import { generate } from 'otplib';

type Account = {
  readonly email: string;
  readonly password: string;
  readonly totpSecret: string | null;
  readonly role: string;
  readonly path: string;
};

export type Demo = {
  readonly url: string;
  readonly simulatorUrl: string;
  readonly databaseUrl: string;
  readonly redisUrl: string;
  readonly accounts: readonly Account[];
};

export const demoFile = process.env['E2E_DEMO_FILE'] ?? '.data/demo.json';
export const demo = JSON.parse(readFileSync(demoFile, 'utf8')) as Demo;

export function accountOf(email: string): Account {
  const account = demo.accounts.find((one) => one.email === email);
  if (account === undefined) throw new Error(`${email} is not an account of the demonstration`);
  return account;
}

/** Types the password, and the code when one is asked for; ends on the account's own area. */
export async function signInAs(page: Page, email: string): Promise<Account> {
  const account = accountOf(email);
  await page.goto(`/auth/login?next=${encodeURIComponent(account.path)}`);
  await page.getByLabel('Adresse électronique').fill(account.email);
  await page.getByLabel('Mot de passe', { exact: true }).fill(account.password);
  await page.getByRole('button', { name: 'Se connecter' }).click();
  if (account.totpSecret !== null) {
    await page.waitForURL('**/auth/totp**');
    await page.locator('input[name=code]').fill(await freshCode(account));
    await page.locator('main button[type=submit]').first().click();
  }
  await page.waitForURL(`**${account.path}`);
  return account;
}

const spent = new Map<string, string>();
const STEP_MS = 30_000;

/** A code opens one session only: signing in twice within thirty seconds waits for the next one. */
async function freshCode(account: Account): Promise<string> {
  const secret = account.totpSecret ?? '';
  let code = await generate({ secret });
  while (spent.get(account.email) === code) {
    await new Promise((resolve) => setTimeout(resolve, STEP_MS - (Date.now() % STEP_MS) + 50));
    code = await generate({ secret });
  }
  spent.set(account.email, code);
  return code;
}

/** A page whose every console error and uncaught exception fails the test. */
export const test = base.extend<{ page: Page }>({
  page: async ({ page }, use) => {
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(`${page.url()} ${error.message}`));
    page.on('console', (message) => {
      if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) {
        faults.push(`${page.url()} ${message.text()}`);
      }
    });
    await use(page);
    expect(faults).toEqual([]);
  },
});

export { expect };
