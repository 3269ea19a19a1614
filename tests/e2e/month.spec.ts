import type { Page } from '@playwright/test';
import { dependantsFile, employersFile, FISHERY, participantsFile, WEAVERS } from './import-files';
import { applyFile, expectOutcome, upload } from './import-steps';
import { cellNumber, confirm, factNumber, fileBehind, numberIn, row } from './screen';
import { expectWholePage } from './whole-page';
import { demo, expect, signInAs, test } from './world';

const IPM = 'saloum';
const GERANT = `gerant@${IPM}.example`;
const DUES_CAP_XOF = 3_000_000n;
const EXCESS_XOF = 1_000n;
const MONTH = new Date().toISOString().slice(0, 7);
const MONTH_WORDS = new Intl.DateTimeFormat('fr', {
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
}).format(new Date(`${MONTH}-01T00:00:00Z`));

type Figures = { readonly cashedXof: bigint; readonly dueXof: bigint };
/** What one step of the month leaves for the next. */
const month: {
  before?: Figures;
  ipmBefore?: Figures;
  paidXof?: bigint;
  callNumber?: string;
  invoiceTo?: string;
} = {};

test.describe.configure({ mode: 'serial', timeout: 120_000 });

test('ICAMO’s director reads what the IPM has cashed before the month', async ({ page }) => {
  await signInAs(page, 'directeur@icamo.example');
  month.before = await readNationalFigures(page);
});

test('the gérant imports employers, and takes the wrong rows back as a file', async ({ page }) => {
  await signInAs(page, GERANT);
  await upload(page, IPM, 'Employeurs', employersFile());
  await expectOutcome(page, { created: 2, changed: 0, unchanged: 0, wrong: 2 });
  await expect(row(page, 'Lignes à corriger', 'Négoce du Sud')).toContainText(
    'Région : « Île-de-France » n’est pas l’une des 14 régions.',
  );
  await expect(row(page, 'Lignes à corriger', 'Sans Numéro')).toContainText('n’est pas un NINEA');
  await expectWholePage(page, 'a dry run');
  await applyFile(page);
  await expectOutcome(page, { created: 2, changed: 0, unchanged: 0, wrong: 2 });
  const csv = page.locator('main').getByRole('link', { name: 'CSV' }).first();
  const wrongRows = (await fileBehind(page, csv)).toString('utf8');
  expect(wrongRows).toContain('Motif');
  expect(wrongRows).toContain('Négoce du Sud');
  expect(wrongRows).toContain('n’est pas l’une des 14 régions');
  expect(wrongRows).not.toContain(WEAVERS.name);
});

test('the gérant imports participants, then their dependants', async ({ page }) => {
  await signInAs(page, GERANT);
  await upload(page, IPM, 'Participants', await participantsFile());
  await expectOutcome(page, { created: 3, changed: 0, unchanged: 0, wrong: 2 });
  await expect(row(page, 'Lignes à corriger', 'SENE')).toContainText(
    '« 31/02/1990 » n’existe pas dans le calendrier.',
  );
  await expect(row(page, 'Lignes à corriger', 'DIONE')).toContainText(
    'n’est pas un employeur de l’IPM',
  );
  await applyFile(page);

  await upload(page, IPM, 'Ayants droit', dependantsFile());
  await expectOutcome(page, { created: 3, changed: 0, unchanged: 0, wrong: 1 });
  await applyFile(page);
});

test('the same files again change nothing', async ({ page }) => {
  await signInAs(page, GERANT);
  const again = [
    ['Employeurs', employersFile(), { unchanged: 2, wrong: 2 }],
    ['Participants', await participantsFile(), { unchanged: 3, wrong: 2 }],
    ['Ayants droit', dependantsFile(), { unchanged: 3, wrong: 1 }],
  ] as const;
  for (const [kind, file, outcome] of again) {
    await upload(page, IPM, kind, file);
    await expectOutcome(page, { created: 0, changed: 0, ...outcome });
    await expect(page.getByText('Ce fichier ne change rien')).toBeVisible();
    await expect(page.getByRole('button', { name: /^Appliquer/ })).toHaveCount(0);
  }
});

test('a raised salary is one change, shown before and after', async ({ page }) => {
  await signInAs(page, GERANT);
  await upload(page, IPM, 'Participants', await participantsFile('200 000'));
  await expectOutcome(page, { created: 0, changed: 1, unchanged: 2, wrong: 2 });
  const salary = row(page, /à modifier$/, 'Salaire mensuel');
  await expect(salary).toContainText('187 333 FCFA');
  await expect(salary).toContainText('200 000 FCFA');
  await expectWholePage(page, 'a dry run that changes a row');
  await applyFile(page);
  await expectOutcome(page, { created: 0, changed: 1, unchanged: 2, wrong: 2 });
});

test('the gérant issues the month after its preview, and one line’s arithmetic is shown', async ({
  page,
}) => {
  await signInAs(page, GERANT);
  month.ipmBefore = await readOwnFigures(page);
  await page.goto(`/ipm/${IPM}/calls/issue`);
  const callCount = await factNumber(page, 'Employeurs');
  const amountXof = await factNumber(page, 'Montant appelé');
  const button = page.getByRole('button', { name: /^Émettre \d+ appels/ }).first();
  const [shownCount, shownXof] = (await button.innerText()).split(',').map(numberIn);
  expect([shownCount, shownXof]).toEqual([callCount, amountXof]);
  await confirm(page, /^Émettre \d+ appels/);
  await expect(page.getByText('Les appels du mois sont émis')).toBeVisible({ timeout: 60_000 });
  await page.goto(`/ipm/${IPM}/calls?period=${MONTH}`);
  const total = row(page, 'Appels de cotisation', 'Total');
  await expect(total).toHaveCount(1);
  expect(await cellNumber(total, 5)).toBe(amountXof);

  await row(page, 'Appels de cotisation', FISHERY.name).getByRole('link').first().click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(`Appel de ${MONTH_WORDS}`);
  expect(await factNumber(page, 'Appelé')).toBe(25_800n);
  const line = row(page, 'Lignes nominatives', 'E2E-001');
  await line.locator('summary').click();
  await expect(line).toContainText('Salaire de 400 000 FCFA, plafonné à 250 000 FCFA.');
  await expect(line).toContainText('250 000 FCFA × 6 % = 15 000 FCFA');
  await expect(line).toContainText('Moitié employeur 7 500 FCFA, moitié salarié 7 500 FCFA.');
  const pdf = await fileBehind(page, page.getByRole('link', { name: 'Appel en PDF' }));
  expect(pdf.subarray(0, 4).toString('latin1')).toBe('%PDF');
});

test('the employer pays through Wave: a double click, one session, one receipt', async ({
  page,
}) => {
  await signInAs(page, `employeur@${IPM}.example`);
  await page.goto(`/employer/${IPM}/calls`);
  await row(page, 'Appels de cotisation', MONTH_WORDS).getByRole('link').first().click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(MONTH_WORDS);
  const call = page.url();
  month.paidXof = await factNumber(page, 'Reste dû');
  await page.getByRole('button', { name: /^Payer .* avec Wave$/ }).dblclick();
  await page.waitForURL(`${demo.simulatorUrl}/**`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('IPM Saloum');
  expect(numberIn(await page.locator('.amount').innerText())).toBe(month.paidXof);
  await page.getByLabel('Numéro de téléphone').fill('77 123 45 67');
  await page.getByRole('button', { name: 'Payer', exact: true }).click();
  await page.waitForURL(`**/employer/${IPM}/payments/*`);
  await expect(page.getByText('Paiement confirmé')).toBeVisible({ timeout: 30_000 });
  await page.goto(call);
  expect(await factNumber(page, 'Reste dû')).toBe(0n);
  const attempts = page.getByRole('main').getByRole('listitem').filter({ hasText: 'FCFA' });
  await expect(attempts).toHaveCount(1);
  await expect(attempts).toContainText('Payé');
  await expect(row(page, 'Paiements imputés', 'Wave')).toHaveCount(1);
});

test('the gérant finds the receipt, and the books balance', async ({ page }) => {
  await signInAs(page, GERANT);
  await page.goto(`/ipm/${IPM}/receipts`);
  const paid = String(month.paidXof).replace(/\B(?=(\d{3})+$)/g, String.raw`\s`);
  const receipt = row(page, 'Reçus', 'Wave')
    .filter({ has: page.getByRole('cell', { name: new RegExp(`^${paid}$`) }) })
    .first();
  await expect(receipt).toContainText('Wave');
  expect(await amountsOf(receipt)).toContain(month.paidXof);
  await receipt.getByRole('link').first().click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Reçu');
  const pdf = await fileBehind(page, page.getByRole('link', { name: 'Reçu en PDF' }));
  expect(pdf.subarray(0, 4).toString('latin1')).toBe('%PDF');

  await page.goto(`/ipm/${IPM}/ledger`);
  const totals = row(page, 'Balance', 'Totaux');
  const [debitXof, creditXof, debtorXof, creditorXof] = await numbersOf(totals);
  expect(debitXof).toBe(creditXof);
  expect(debtorXof).toBe(creditorXof);
  expect(debitXof).toBeGreaterThan(0n);
  await expect(page.getByText('diffèrent')).toHaveCount(0);
});

test('the dues of the IPM rose by 2 % of what was paid', async ({ page }) => {
  await signInAs(page, GERANT);
  expectRise(month.ipmBefore, await readOwnFigures(page));
});

test('the claims agent enters a provider’s invoice and adjudicates it', async ({ page }) => {
  await signInAs(page, `liquidation@${IPM}.example`);
  await page.goto(`/ipm/${IPM}/providers`);
  await row(page, 'Prestataires', 'Conventionné').first().getByRole('link').first().click();
  const tariff = row(page, 'Tarifs', 'En vigueur').first();
  const actCode = (await tariff.getByRole('cell').first().innerText()).split('·')[0]?.trim() ?? '';
  const priceXof = await cellNumber(tariff, 1);
  await page.getByRole('link', { name: 'Saisir une facture' }).click();
  await page.getByLabel('Référence du prestataire').fill(`BORDEREAU-${MONTH}`);
  const line = page.getByRole('group', { name: 'Ligne 1' });
  await line.getByLabel('Matricule du participant').fill('E2E-001');
  await line.getByLabel('Jour des soins').fill(new Date().toISOString().slice(0, 10));
  await line.getByLabel('Code de l’acte').fill(actCode);
  await line.getByLabel('Montant facturé').fill(String(priceXof + EXCESS_XOF));
  await page.getByRole('button', { name: 'Enregistrer la facture' }).click();
  await page.waitForURL(/\/invoices\/\d+$/);
  month.invoiceTo = page.url();
  await page.getByRole('button', { name: 'Liquider la facture' }).click();
  await expect(page.getByRole('button', { name: 'Refaire la liquidation' })).toBeVisible();

  const shareXof = await factNumber(page, 'Part IPM');
  const coPaymentXof = await factNumber(page, 'Ticket modérateur');
  expect(await factNumber(page, 'Dépassement')).toBe(EXCESS_XOF);
  expect(await factNumber(page, 'Rejeté')).toBe(0n);
  expect(shareXof + coPaymentXof).toBe(priceXof);
  const explained = row(page, 'Lignes', 'E2E-001');
  await explained.locator('summary').click();
  const text = (await explained.innerText()).replace(/[\u00a0\u202f]/g, ' ');
  const sentence = /Part IPM : (.+) FCFA × (\d+) % = (.+) FCFA/.exec(text);
  const [, base = '', rate = '', share = ''] = sentence ?? [];
  expect(numberIn(base)).toBe(priceXof);
  expect(numberIn(share)).toBe((priceXof * BigInt(rate)) / 100n);
  expect(numberIn(share)).toBe(shareXof);
  await expectWholePage(page, 'an adjudicated invoice');
});

test('the gérant approves it without seeing the care, the accountant pays it', async ({
  page,
  browser,
}) => {
  await signInAs(page, GERANT);
  await page.goto(month.invoiceTo ?? '');
  await expect(page.getByText('Acte masqué').first()).toBeVisible();
  await expect(page.getByText('E2E-001')).toHaveCount(0);
  await confirm(page, /^Approuver .* FCFA$/);
  await expect(page.getByRole('main')).toContainText('À régler');

  const context = await browser.newContext();
  const desk = await context.newPage();
  await signInAs(desk, `comptable@${IPM}.example`);
  await desk.goto(month.invoiceTo ?? '');
  await desk.getByRole('button', { name: 'Enregistrer le règlement' }).click();
  const dialog = desk.getByRole('dialog');
  await dialog.getByLabel(/^Référence/).fill('VIR-2026-118');
  await dialog.getByRole('button', { name: /^Enregistrer .* FCFA$/ }).click();
  await expect(desk.getByRole('main')).toContainText('Réglée');
  await context.close();
});

test('the journal says who did what', async ({ page }) => {
  await signInAs(page, GERANT);
  for (const [action, words, who] of [
    ['import.applied', 'Fichier appliqué', /./],
    ['call.issued', 'Appel émis', 'Gérant, IPM Saloum'],
    ['checkout.started', 'Paiement Wave ouvert', 'Employeur, IPM Saloum'],
    ['invoice.entered', 'Facture saisie', 'Liquidation, IPM Saloum'],
    ['invoice.adjudicated', 'Facture liquidée', 'Liquidation, IPM Saloum'],
    ['invoice.approved', 'Facture approuvée', 'Gérant, IPM Saloum'],
    ['invoice.paid', 'Facture payée', 'Comptable, IPM Saloum'],
  ] as const) {
    await page.goto(`/ipm/${IPM}/audit?action=${action}`);
    const newest = row(page, 'Journal d’audit', words).first();
    await expect(newest, action).toContainText(who);
  }
});

test('ICAMO’s director sees the cash and the dues rise to the franc', async ({ page }) => {
  await signInAs(page, 'directeur@icamo.example');
  expectRise(month.before, await readNationalFigures(page));
  await expect(async () => {
    await page.reload();
    expect(await factNumber(page, 'En route (messages non encore livrés)')).toBe(0n);
  }).toPass({ timeout: 30_000 });
});

const amountsOf = (of: ReturnType<typeof row>) => numbersOf(of);

async function numbersOf(of: ReturnType<typeof row>): Promise<bigint[]> {
  const texts = await of.getByRole('cell').allInnerTexts();
  return texts.filter((text) => /^[−-]?[\d\s\u00a0\u202f]+(FCFA)?$/.test(text)).map(numberIn);
}

/** What ICAMO's board says of the IPM for this year. */
async function readNationalFigures(page: Page): Promise<Figures> {
  await page.goto('/icamo/dues?q=Saloum');
  const line = row(page, 'Cotisations ICAMO', 'IPM Saloum');
  return { cashedXof: await cellNumber(line, 1), dueXof: await cellNumber(line, 2) };
}

/** What the IPM itself reads of its year. */
async function readOwnFigures(page: Page): Promise<Figures> {
  await page.goto(`/ipm/${IPM}/dues`);
  const cashedXof = await factNumber(page, 'Encaissé dans l’année');
  return { cashedXof, dueXof: await factNumber(page, 'Dû pour l’année') };
}

/** Cash by what was paid, dues by the rule, both to the franc. */
function expectRise(before: Figures | undefined, after: Figures) {
  if (before === undefined) throw new Error('nothing was read before the payment');
  expect(after.cashedXof - before.cashedXof).toBe(month.paidXof);
  expect(before.dueXof).toBe(duesOf(before.cashedXof));
  expect(after.dueXof).toBe(duesOf(after.cashedXof));
}

/** 2 % of the year's cash, the half franc upwards, never above the cap. */
function duesOf(cashedXof: bigint): bigint {
  const dueXof = (cashedXof * 2n + 50n) / 100n;
  return dueXof < DUES_CAP_XOF ? dueXof : DUES_CAP_XOF;
}
