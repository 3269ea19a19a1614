import { expect, type Locator, type Page } from '@playwright/test';

/** The francs or the count that a text shows; its separators are spaces of several widths. */
export function numberIn(text: string): bigint {
  const digits = text.replace(/[^\d−-]/g, '').replace('−', '-');
  if (!/^-?\d+$/.test(digits)) throw new Error(`no number in « ${text} »`);
  return BigInt(digits);
}

/** The definition beside a term, wherever the page shows facts. */
export const fact = (page: Page, label: string): Locator =>
  page
    .locator('dl > div')
    .filter({ has: page.getByText(label, { exact: true }) })
    .getByRole('definition');

export const factNumber = async (page: Page, label: string): Promise<bigint> =>
  numberIn(await fact(page, label).first().innerText());

/** A row of a table, its headers apart, by words that it holds. */
export const row = (page: Page, caption: string | RegExp, words: string | RegExp): Locator =>
  page
    .getByRole('table', { name: caption })
    .getByRole('row')
    .filter({ has: page.getByRole('cell') })
    .filter({ hasText: words });

export const cellNumber = async (of: Locator, index: number): Promise<bigint> =>
  numberIn(await of.getByRole('cell').nth(index).innerText());

/** Opens the question that a button asks first, reads it and says yes. */
export async function confirm(page: Page, label: string | RegExp): Promise<void> {
  await page.getByRole('button', { name: label }).first().click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  await dialog.getByRole('button', { name: label }).click();
}

/** The file behind a link of the page, as the browser's own session gets it. */
export async function fileBehind(page: Page, link: Locator): Promise<Buffer> {
  const href = await link.getAttribute('href');
  const answer = await page.request.get(new URL(href ?? '', page.url()).href);
  expect(answer.status(), href ?? '').toBe(200);
  return answer.body();
}
