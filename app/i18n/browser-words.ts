import type { Language } from './language';
import type { FindWords, Words } from './translator';
import { typeset } from './typeset';

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

export type BrowserWords = {
  readonly find: FindWords;
  /** Calls back each time words have come that a text was already waiting for; returns the way to stop. */
  readonly whenAwaitedCome: (callBack: () => void) => () => void;
};

/**
 * The words of the shown language in the browser, area by area: those of the page before it becomes
 * alive, the others at the first sign that somebody is there. A page that is shown sooner, as on a
 * slow line, leaves the place of a text empty until its area has come.
 */
export async function openWords(
  language: Language,
  areas: readonly string[],
): Promise<BrowserWords> {
  const loaded = new Map<string, Words | 'coming'>();
  const listeners = new Set<() => void>();
  const load = async (area: string) => {
    const module = await MODULES[language][fileOf(language, area)]?.();
    const isAwaited = loaded.get(area) === 'coming';
    loaded.set(area, typeset(language, module?.[area] ?? {}));
    if (isAwaited) for (const callBack of listeners) callBack();
  };
  await Promise.all([...new Set([...ALWAYS, ...areas])].map(load));
  loadTheRestLater(language, load);
  return {
    find: (area) => {
      if (!loaded.has(area) && fileOf(language, area) in MODULES[language]) {
        loaded.set(area, 'coming');
        void load(area);
      }
      return loaded.get(area);
    },
    whenAwaitedCome: (callBack) => {
      listeners.add(callBack);
      return () => listeners.delete(callBack);
    },
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
