import { createContext, useContext } from 'react';
import { en } from './en';
import { fr } from './fr';
import type { Language } from './language';
import { type Translate, translatorOf } from './translator';

export type { TranslationKey } from './dictionary';
export type { Language } from './language';
export type { Translate, TranslationValues } from './translator';

/**
 * The translator of a language, for the server, the worker and tests.
 * Never called in the browser, which would then receive both dictionaries.
 */
export function createTranslator(language: Language): Translate {
  const known = translators.get(language);
  if (known) return known;
  const translator = translatorOf(language, language === 'fr' ? fr : en);
  translators.set(language, translator);
  return translator;
}

/** The translator of the page, for components. */
export function useT(): Translate {
  const translate = useContext(TranslateContext);
  if (!translate) throw new Error('A component that speaks stands outside of TranslateContext');
  return translate;
}

export const TranslateContext = createContext<Translate | null>(null);

const translators = new Map<Language, Translate>();
