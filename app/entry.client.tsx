import { RemixBrowser } from '@remix-run/react';
import { type ReactNode, startTransition, StrictMode, useEffect, useState } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { USED_AREAS_ID } from './components/used-areas';
import { openWords } from './i18n/browser-words';
import { TranslateContext } from './i18n/t';
import { translatorOf } from './i18n/translator';

const language = document.documentElement.lang === 'en' ? 'en' : 'fr';
const areas = document.getElementById(USED_AREAS_ID)?.dataset['areas'] ?? '';
const [words] = await Promise.all([openWords(language, areas.split(' ')), readState()]);

startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <Speaking>
        <RemixBrowser />
      </Speaking>
    </StrictMode>,
  );
});

/**
 * Remix begins to read the page's data when it is first called, and has the root wait for them;
 * React gives up a root that waits when somebody clicks or types. Called once before there is a
 * root, Remix has read them by then.
 */
async function readState() {
  try {
    RemixBrowser({});
  } catch (reading) {
    await reading;
  }
}

/** Everything below says its texts again when words come that some of them were waiting for. */
function Speaking({ children }: { readonly children: ReactNode }) {
  const [translator, setTranslator] = useState(() => translatorOf(language, words.find));
  useEffect(
    () =>
      words.whenAwaitedCome(() => {
        setTranslator(() => translatorOf(language, words.find));
      }),
    [],
  );
  return <TranslateContext.Provider value={translator}>{children}</TranslateContext.Provider>;
}
