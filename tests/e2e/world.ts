import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test as base, type Cookie, expect, type Page } from '@playwright/test';
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

/** Comes with the session that `sign-in.setup.ts` has opened, to the account's own area. */
export async function signInAs(page: Page, email: string): Promise<Account> {
  const account = accountOf(email);
  await page.context().addCookies(savedSession(email));
  await page.goto(account.path);
  return account;
}

/** Types the password, and the code when one is asked for; ends on the account's own area. */
export async function signInByForm(page: Page, email: string): Promise<Account> {
  const account = accountOf(email);
  await page.goto(`/auth/login?next=${encodeURIComponent(account.path)}`);
  await page.getByLabel('Adresse électronique').fill(account.email);
  await page.getByLabel('Mot de passe', { exact: true }).fill(account.password);
  await page.getByRole('button', { name: 'Se connecter' }).click();
  if (account.totpSecret !== null) {
    await page.waitForURL('**/auth/totp**');
    await page.locator('input[name=code]').fill(await generate({ secret: account.totpSecret }));
    await page.locator('main button[type=submit]').first().click();
  }
  await page.waitForURL(`**${account.path}`);
  return account;
}

export async function saveSession(page: Page, email: string): Promise<void> {
  const cookies = await page.context().cookies();
  mkdirSync(sessions, { recursive: true, mode: 0o700 });
  writeFileSync(sessionFile(email), JSON.stringify(cookies), { mode: 0o600 });
}

/** Beside the data of the application that they open. */
const sessions = join(dirname(demoFile), 'e2e-sessions');
const sessionFile = (email: string) => join(sessions, `${email}.json`);

function savedSession(email: string) {
  if (!existsSync(sessionFile(email))) throw new Error(`sign-in.setup.ts must sign ${email} in`);
  return JSON.parse(readFileSync(sessionFile(email), 'utf8')) as Cookie[];
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
