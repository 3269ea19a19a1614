import { expect, type Page } from '@playwright/test';

/** A laptop's browser, its vertical scrollbar apart: playwright's own has none. */
const DESK = { width: 1280, height: 800, scrollbar: 15 };
const PHONE = { width: 360, height: 780, scrollbar: 0 };

/** What scrolls sideways because it was meant to. */
const SCROLLS = {
  desk: '',
  phone: [
    // Months that follow each other: the strip is pushed with a thumb.
    'nav',
    // An address or a key is read in one line.
    'pre',
    // The figures behind a drawing: months and amounts beside each other, in a named region.
    'figure [role=region]',
  ].join(),
};

/** Nothing is cut, nor scrolls sideways, on a desk and on a phone, its explanations open. */
export async function expectWholePage(page: Page, address: string) {
  await openExplanations(page);
  expect(await cutAt(page, DESK, SCROLLS.desk), `${address} is cut at 1280 px`).toEqual([]);
  expect(await cutAt(page, PHONE, SCROLLS.phone), `${address} is cut at 360 px`).toEqual([]);
  await page.setViewportSize(DESK);
}

/** What is confirmed opens in a dialog: its panel in the page is for browsers without JavaScript. */
const openExplanations = (page: Page) =>
  page.locator('main details:not(:has(> summary[role=button]))').evaluateAll((all) => {
    for (const one of all) (one as HTMLDetailsElement).open = true;
  });

async function cutAt(page: Page, { scrollbar, ...size }: typeof DESK, meant: string) {
  await page.setViewportSize(size);
  return page.evaluate(findCutContent, { scrollbar, meant });
}

/** Runs in the page: what each of its boxes does not show, in pixels. */
async function findCutContent(given: { readonly scrollbar: number; readonly meant: string }) {
  const { scrollbar, meant } = given;
  document.body.style.paddingRight = `${scrollbar}px`;
  await document.fonts.ready;
  // Fields scroll what is typed; what only screen readers say has no size.
  const passed = ['input', 'select', 'textarea', '.sr-only', meant].filter((one) => one !== '');
  const hidden = (box: Element) => box.scrollWidth - box.clientWidth;
  const holds = (box: Element) =>
    getComputedStyle(box).overflowX !== 'visible' || box.firstElementChild?.tagName === 'TABLE';
  const cuts = (box: Element) => box.clientWidth > 1 && hidden(box) > 0 && holds(box);
  const boxes = [...document.querySelectorAll('body *')].filter(
    (box) => cuts(box) && !box.matches(passed.join()),
  );
  const page = document.documentElement;
  return [...(hidden(page) > 0 ? [page] : []), ...boxes].map((box) => {
    const words = (box.querySelector('caption') ?? box).textContent.trim().slice(0, 60);
    return `${hidden(box)} px of ${box.tagName.toLowerCase()} « ${words} »`;
  });
}
