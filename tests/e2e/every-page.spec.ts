import type { Page } from '@playwright/test';
import { expectAccessible } from './accessibility';
import { expectWholePage } from './whole-page';
import { accountOf, expect, signInAs, test } from './world';

const JAVASCRIPT_LIMIT_BYTES = 120_000;
const SLOW_LINE_MS = 1_500;
const PHONE = { width: 360, height: 780 };

/** Who walks through an area, by links alone as a person would, and how many pages that is at least. */
const WALKS: readonly (readonly [email: string, pages: number])[] = [
  ['gerant@teranga.example', 45],
  ['medecin@teranga.example', 4],
  ['employeur@teranga.example', 7],
  ['prestataire@teranga.example', 5],
  ['directeur@icamo.example', 17],
  ['admin@icamo.example', 1],
];

for (const [email, pages] of WALKS) {
  test(`${email}: every page reads well by machine and by eye, on a desk and on a phone`, async ({
    page,
  }) => {
    test.setTimeout(600_000);
    await signInAs(page, email);
    const english = await inEnglish(page);
    const home = accountOf(email).path;
    const known = new Set([shapeOf(home)]);
    const waiting = [home];
    for (let address = waiting.shift(); address !== undefined; address = waiting.shift()) {
      for (const link of await readPage(page, english, address)) {
        if (!`${link}/`.startsWith(`${home}/`) || IS_FILE.test(link)) continue;
        if (!known.has(shapeOf(link))) waiting.push(link);
        known.add(shapeOf(link));
      }
    }
    expect(known.size).toBeGreaterThanOrEqual(pages);
    await english.context().close();
  });
}

const IS_FILE = /\/(export|pdf|templates?|lines|wrong-rows)$/;

/** Two members' pages are one page: an id stands for every other. */
const shapeOf = (address: string) =>
  address
    .replace(/\/(\d+|\d{4}-\d{2}-\d{2}|SN-[A-Z]{2})(?=\/|$)/g, '/:id')
    .replace(/\/(ipms|accounts)\/.+/, '/$1/:id');

/** Axe on a desk, then what is cut on a desk and on a phone, in both languages. Answers the page's links. */
async function readPage(page: Page, english: Page, address: string): Promise<string[]> {
  const answer = await page.goto(address);
  expect(answer?.status(), address).toBe(200);
  await expect(page.getByRole('heading', { level: 1 }), address).toHaveCount(1);
  await expectAccessible(page, address);
  await expectWholePage(page, address);
  await english.goto(address);
  await expect(english.locator('html'), address).toHaveAttribute('lang', 'en');
  await expectWholePage(english, `${address} in English`);
  return page
    .locator('a[href^="/"]')
    .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).pathname));
}

/** The same person in English, without JavaScript: the pages are the same, and there sooner. */
async function inEnglish(page: Page): Promise<Page> {
  const { cookies } = await page.context().storageState();
  const context = await page.context().browser()?.newContext({ javaScriptEnabled: false });
  if (context === undefined) throw new Error('no browser');
  await context.addCookies(cookies);
  await context.addCookies([{ name: 'lang', value: 'en', url: page.url() }]);
  return context.newPage();
}

test('the public pages have no accessibility fault, in both languages and themes', async ({
  page,
  context,
  baseURL,
}) => {
  for (const [lang, theme] of [
    ['fr', 'light'],
    ['en', 'dark'],
  ] as const) {
    await context.addCookies([
      { name: 'lang', value: lang, url: baseURL ?? '' },
      { name: 'theme', value: theme, url: baseURL ?? '' },
    ]);
    for (const address of ['/auth/login', '/auth/forgot', '/demo/wave']) {
      await page.goto(address);
      await expectAccessible(page, `${address} ${lang} ${theme}`);
    }
  }
});

test('on a phone, dark and in English, no page has an accessibility fault', async ({
  page,
  context,
  baseURL,
}) => {
  await page.setViewportSize(PHONE);
  const walks = [
    ['gerant@teranga.example', ['', '/members', '/calls', '/receipts', '/invoices', '/ledger']],
    ['directeur@icamo.example', ['', '/regions', '/dues']],
  ] as const;
  for (const [email, paths] of walks) {
    await context.clearCookies();
    const { path: home } = await signInAs(page, email);
    await context.addCookies([
      { name: 'lang', value: 'en', url: baseURL ?? '' },
      { name: 'theme', value: 'dark', url: baseURL ?? '' },
    ]);
    for (const path of paths) {
      const address = `${home}${path}`;
      await page.goto(address);
      await expect(page.locator('html')).toHaveAttribute('lang', 'en');
      await expectAccessible(page, `${address} in English, dark, on a phone`);
    }
  }
});

test('an address that leads nowhere says so without a fault in the browser', async ({
  page,
  context,
  baseURL,
}) => {
  await signInAs(page, 'gerant@teranga.example');
  await context.addCookies([{ name: 'lang', value: 'en', url: baseURL ?? '' }]);
  for (const address of ['/ipm/teranga/nothing', '/nothing/at/all', '/ipm/teranga/calls/1']) {
    const answer = await page.goto(address, { waitUntil: 'networkidle' });
    expect(answer?.status(), address).toBe(404);
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    await expect(page.getByRole('heading', { level: 1 }), address).toHaveCount(1);
    await expectAccessible(page, address);
  }
});

test('on a slow line a page is there before its words, which then come', async ({ page }) => {
  const account = accountOf('gerant@teranga.example');
  await page.goto('/auth/login', { waitUntil: 'networkidle' });
  await page.route(/\/assets\/(home|contributions|affiliations)-.*\.js/, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, SLOW_LINE_MS));
    await route.continue();
  });
  await page.getByLabel('Adresse électronique').fill(account.email);
  await page.getByLabel('Mot de passe', { exact: true }).fill(account.password);
  await page.getByRole('button', { name: 'Se connecter' }).click();
  await page.waitForURL(`**${account.path}`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Accueil');
});

test('the first page of an area sends at most 120 kB of compressed JavaScript', async ({
  page,
}) => {
  const account = await signInAs(page, 'gerant@teranga.example');
  for (const path of ['', '/members', '/calls']) {
    const bytes = await javascriptBytes(page, `${account.path}${path}`);
    expect(bytes, path).toBeLessThanOrEqual(JAVASCRIPT_LIMIT_BYTES);
  }
});

/** What a first visit transfers: the browser's cache is empty in a context of its own. */
async function javascriptBytes(page: Page, address: string): Promise<number> {
  const fresh = await page.context().browser()?.newContext();
  if (fresh === undefined) throw new Error('no browser');
  await fresh.addCookies(await page.context().cookies());
  const visitor = await fresh.newPage();
  const sizes: Promise<number>[] = [];
  visitor.on('requestfinished', (request) => {
    if (request.resourceType() === 'script') {
      sizes.push(request.sizes().then(({ responseBodySize }) => responseBodySize));
    }
  });
  await visitor.goto(new URL(address, page.url()).href, { waitUntil: 'networkidle' });
  const total = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
  await fresh.close();
  return total;
}
