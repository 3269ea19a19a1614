import type { Language } from './language';
import type { FindWords, Words } from './translator';

type AreaModule = Readonly<Record<string, Words>>;

/** For each language, the words of each area in a file of their own. */
export const MODULES = {
  fr: import.meta.glob<AreaModule>('./fr/*.ts'),
  en: import.meta.glob<AreaModule>('./en/*.ts'),
};

/** The area of the words that belong to no area has a file of another name. */
export const fileOf = (language: Language, area: string) =>
  `./${language}/${area === 'common' ? 'basics' : area}.ts`;

/** Of these something may be shown at any moment. */
const ALWAYS: readonly string[] = ['common', 'shell', 'errors'];

/**
 * The words of the shown language in the browser, area by area: those of the page before it becomes
 * alive, the others at the first sign that somebody is there. A text that is still missing suspends
 * the change of page until its area has come.
 */
export async function openWords(language: Language, areas: readonly string[]): Promise<FindWords> {
  const loaded = new Map<string, Words>();
  const load = async (area: string) => {
    const module = await MODULES[language][fileOf(language, area)]?.();
    loaded.set(area, module?.[area] ?? {});
  };
  await Promise.all([...new Set([...ALWAYS, ...areas])].map(load));
  loadTheRestLater(language, load);
  return (area) => {
    const words = loaded.get(area);
    if (words === undefined && fileOf(language, area) in MODULES[language]) {
      suspendUntil(load(area));
    }
    return words;
  };
}

function loadTheRestLater(language: Language, load: (area: string) => Promise<void>) {
  const loadAll = () => {
    for (const event of SIGNS) removeEventListener(event, loadAll);
    for (const path of Object.keys(MODULES[language])) {
      void load(path.slice(`./${language}/`.length, -'.ts'.length));
    }
  };
  for (const event of SIGNS) addEventListener(event, loadAll, { passive: true });
}

const SIGNS = ['pointerdown', 'pointermove', 'keydown'] as const;

/** How a component of React 18 waits: it throws what it waits for. */
function suspendUntil(loading: Promise<void>): never {
  throw loading as unknown as Error;
}
