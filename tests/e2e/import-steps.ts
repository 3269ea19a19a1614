import { expect, type Page } from '@playwright/test';
import { confirm, fact } from './screen';
import type { UploadedFile } from './import-files';

type Outcome = Readonly<Record<'created' | 'changed' | 'unchanged' | 'wrong', number>>;

/** Work of the worker on a machine that does much else. */
const SLOW = { timeout: 60_000 };

/** Sends a file and waits for its dry run. */
export async function upload(page: Page, ipm: string, kind: string, file: UploadedFile) {
  await page.goto(`/ipm/${ipm}/imports/new`);
  await page.getByLabel('Contenu du fichier').selectOption({ label: kind });
  await page.getByLabel('Fichier', { exact: true }).setInputFiles(file);
  await page.getByRole('button', { name: 'Envoyer et analyser' }).click();
  await expect(page.getByRole('heading', { name: 'Ce que le fichier fera' })).toBeVisible(SLOW);
}

export async function expectOutcome(page: Page, outcome: Outcome) {
  await expect(fact(page, 'Créées')).toHaveText(shown(outcome.created));
  await expect(fact(page, 'Modifiées')).toHaveText(shown(outcome.changed));
  await expect(fact(page, 'Inchangées')).toHaveText(shown(outcome.unchanged));
  await expect(fact(page, 'À corriger')).toHaveText(shown(outcome.wrong));
}

/** Says yes to the application of the good rows. */
export const startApplying = (page: Page) => confirm(page, /^Appliquer [\d\s]+ changements?$/);

export async function applyFile(page: Page) {
  await startApplying(page);
  await expect(page.getByText('Le fichier est appliqué')).toBeVisible(SLOW);
}

/** Playwright takes a no-break space for a space when it compares texts. */
const shown = (count: number) => String(count).replace(/\B(?=(\d{3})+$)/g, ' ');
