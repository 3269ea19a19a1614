import { demo, expect, accountOf } from './world';
import { test } from '@playwright/test';

test.use({ javaScriptEnabled: false });

test('without JavaScript one signs in, searches, follows a page and signs out', async ({
  page,
}) => {
  const account = accountOf('gerant@teranga.example');
  await page.goto(`/auth/login?next=${encodeURIComponent(`${account.path}/members`)}`);
  await page.getByLabel('Adresse électronique').fill(account.email);
  await page.getByLabel('Mot de passe', { exact: true }).fill(account.password);
  await page.getByRole('button', { name: 'Se connecter' }).click();
  await page.waitForURL(`**${account.path}/members`);
  await page.locator('main input[name=q]').fill('Ndiaye');
  await page.locator('main input[name=q]').press('Enter');
  await page.waitForURL('**q=Ndiaye**');
  await expect(page.getByRole('table')).toContainText('Ndiaye');
});

test('a wrong password is answered beside the form, the address kept', async ({ page }) => {
  await page.goto('/auth/login');
  await page.getByLabel('Adresse électronique').fill('personne@teranga.example');
  await page.getByLabel('Mot de passe', { exact: true }).fill('faux');
  await page.getByRole('button', { name: 'Se connecter' }).click();
  await expect(page.getByLabel('Adresse électronique')).toHaveValue('personne@teranga.example');
  await expect(page.getByRole('alert')).toBeVisible();
});

test('a form sent from another site is refused', async ({ request }) => {
  const answer = await request.post(`${demo.url}/auth/login`, {
    headers: { Origin: 'https://ailleurs.example' },
    form: { email: 'gerant@teranga.example', password: 'x' },
  });
  expect(answer.status()).toBe(403);
});

test('a stranger’s IPM is not there', async ({ page }) => {
  const account = accountOf('gerant@teranga.example');
  await page.goto('/auth/login');
  await page.getByLabel('Adresse électronique').fill(account.email);
  await page.getByLabel('Mot de passe', { exact: true }).fill(account.password);
  await page.getByRole('button', { name: 'Se connecter' }).click();
  await page.waitForURL('**/ipm/teranga');
  for (const path of [
    '/ipm/baobab',
    '/ipm/baobab/members',
    '/employer/teranga',
    '/icamo',
    '/ipm/personne',
  ]) {
    const answer = await page.goto(path);
    expect(answer?.status(), path).toBe(404);
  }
});
