import { createContext, useContext } from 'react';
import { en } from './en';
import { fr } from './fr';
import type { Language } from './language';
import { type Translate, translatorOf, type Words } from './translator';
import { typeset } from './typeset';

export type { TranslationKey } from './dictionary';
export type { Language } from './language';
export type { Translate, TranslationValues } from './translator';

/**
 * The translator of a language, for the server, the worker and tests.
 * Never called in the browser, which would then receive all the words of both languages.
 */
export function createTranslator(language: Language): Translate {
  return translatorOf(language, (area) => wordsOf(language, area));
}

/** A translator that tells which areas it has used, so that the browser fetches only these. */
export function createRecordingTranslator(language: Language, areas: Set<string>): Translate {
  return translatorOf(language, (area) => {
    areas.add(area);
    return wordsOf(language, area);
  });
}

/** The translator of the page, for components. */
export function useT(): Translate {
  const translate = useContext(TranslateContext);
  if (!translate) throw new Error('A component that speaks stands outside of TranslateContext');
  return translate;
}

export const TranslateContext = createContext<Translate | null>(null);

/** The areas used while the page was rendered; empty in the browser, which reads them from the page. */
export const UsedAreasContext = createContext<ReadonlySet<string>>(new Set());

function wordsOf(language: Language, area: string): Words | undefined {
  const words: Words = language === 'fr' ? FRENCH : en;
  const found = Object.hasOwn(words, area) ? words[area] : undefined;
  return typeof found === 'string' ? undefined : found;
}

/** Marked pure so that the browser, which never asks for it, does not receive the words. */
const FRENCH: Words = /* @__PURE__ */ typeset('fr', fr);
