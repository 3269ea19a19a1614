import { RemixBrowser } from '@remix-run/react';
import { startTransition, StrictMode } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { USED_AREAS_ID } from './components/used-areas';
import { openWords } from './i18n/browser-words';
import { TranslateContext } from './i18n/t';
import { translatorOf } from './i18n/translator';

const language = document.documentElement.lang === 'en' ? 'en' : 'fr';
const areas = document.getElementById(USED_AREAS_ID)?.dataset['areas'] ?? '';
const translator = translatorOf(language, await openWords(language, areas.split(' ')));

startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <TranslateContext.Provider value={translator}>
        <RemixBrowser />
      </TranslateContext.Provider>
    </StrictMode>,
  );
});
