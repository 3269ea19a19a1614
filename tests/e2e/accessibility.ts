import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'];

/**
 * Axe finds nothing. It runs in the page alone, since no page has frames: by default it opens a
 * second page to add the frames up, and takes three times as long.
 */
export async function expectAccessible(page: Page, address: string) {
  expect(page.frames(), `${address} has frames`).toHaveLength(1);
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .options({ runOnly: RULES, resultTypes: ['violations'] })
    .analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
  expect(found, address).toEqual([]);
}
