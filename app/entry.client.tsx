import { RemixBrowser } from '@remix-run/react';
import { startTransition, StrictMode } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { TranslateContext } from './i18n/t';
import { translatorOf } from './i18n/translator';

/** Only the language of the document is fetched. */
async function loadTranslator() {
  if (document.documentElement.lang === 'en') {
    return translatorOf('en', (await import('./i18n/en')).en);
  }
  return translatorOf('fr', (await import('./i18n/fr')).fr);
}

const translator = await loadTranslator();

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
