import { numberIn, row } from './screen';
import { expectWholePage } from './whole-page';
import { expect, signInAs, test } from './world';

const PAID_WITHIN_MS = 90_000;

test('the accountant pays a page of invoices through Wave, and sees each paid', async ({
  page,
}) => {
  const { path } = await signInAs(page, 'comptable@teranga.example');
  await page.goto(`${path}/invoices?state=approved`);
  const boxes = page.locator('tbody').getByRole('checkbox');
  for (const box of await boxes.all()) await box.check();
  await page.getByRole('button', { name: /^Payer par Wave/ }).click();

  const table = page.getByRole('table', { name: 'À payer' });
  await expect(table).toBeVisible();
  const references = await table.locator('tbody tr').getByRole('link').allInnerTexts();
  expect(references.length).toBeGreaterThan(1);
  const asideRow = row(page, 'Laissées de côté', 'n’a pas de compte Wave').first();
  await expect(asideRow).toBeVisible();
  const order = page.getByRole('button', { name: /^Payer \d+ factures/ });
  const [count, totalXof] = (await order.innerText()).split(',').map(numberIn);
  expect(count).toBe(BigInt(references.length));
  const total = table.getByRole('row', { name: /^Total/ });
  expect(numberIn((await total.innerText()).replace('Total', ''))).toBe(totalXof);
  await expectWholePage(page, 'invoices about to be paid');
  await order.click();
  await expect(page.getByRole('alert')).toContainText(
    'Wave connaît l’un de ces comptes sous un autre',
  );
  await page.getByLabel(/^J’ai vérifié/).check();
  await order.click();

  await page.waitForURL('**/invoices/payouts');
  for (const reference of references) {
    const paid = row(page, 'Règlements par Wave', reference).first();
    await expect(paid).toContainText('Payé', { timeout: PAID_WITHIN_MS });
  }
  await expectWholePage(page, 'payments through Wave');
  await row(page, 'Règlements par Wave', references[0] ?? '')
    .getByRole('link')
    .first()
    .click();
  await expect(page.getByRole('main')).toContainText('Réglée');
  await expect(page.getByText('Paiement par Wave demandé')).toBeVisible();
});

test('the accountant takes a payment back at Wave, and the invoice is to be paid again', async ({
  page,
}) => {
  const { path } = await signInAs(page, 'comptable@teranga.example');
  const onMobile = row(page, 'Règlements par Wave', /7\d\s\d{3}\s\d\d\s\d\d/).first();
  await expect(async () => {
    await page.goto(`${path}/invoices/payouts?state=done`);
    await expect(onMobile).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: PAID_WITHIN_MS });
  await onMobile.getByRole('link').first().click();
  await page.getByRole('button', { name: 'Reprendre chez Wave' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: /^Reprendre/ }).click();
  await expect(dialog.getByRole('alert')).toContainText('Motif');
  await dialog.getByLabel('Motif').fill('Payée au mauvais prestataire');
  await dialog.getByRole('button', { name: /^Reprendre/ }).click();
  await expect(page.getByText('Wave a rendu l’argent.')).toBeVisible();
  await expect(page.getByRole('main')).toContainText('À régler');
  await expect(page.getByText('Versement repris')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Payer par Wave' })).toBeVisible();
});

test('the accountant undoes a transfer that the bank sent back, with a reason', async ({
  page,
}) => {
  const { path } = await signInAs(page, 'comptable@teranga.example');
  await page.goto(`${path}/invoices?state=paid`);
  await page.locator('tbody tr').last().getByRole('link').first().click();
  await page.getByRole('button', { name: 'Annuler le règlement' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Motif').fill('Virement rejeté par la banque');
  await dialog.getByRole('button', { name: 'Annuler le règlement' }).click();
  await expect(page.getByRole('main')).toContainText('À régler');
  await expect(page.getByText('Motif : Virement rejeté par la banque')).toBeVisible();
});
