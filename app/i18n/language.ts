/** The two languages of the interface; French is the language of the law and of the trade. */
export type Language = 'fr' | 'en';

export const DEFAULT_LANGUAGE: Language = 'fr';
