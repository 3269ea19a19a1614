import type { fr } from './fr';

/** The words of one language, by area. French is the model; English must have the same keys. */
export type Dictionary = SameKeys<typeof fr>;

/** The same tree of keys as `T`, with any text. */
export type SameKeys<T> = { [K in keyof T]: T[K] extends string ? string : SameKeys<T[K]> };

/** `members.title`; for a plural, the key without its `_one` or `_other`. */
export type TranslationKey = KeyOf<typeof fr>;

type KeyOf<T, Prefix extends string = ''> = {
  [K in keyof T & string]: T[K] extends string
    ? `${Prefix}${WithoutPlural<K>}`
    : KeyOf<T[K], `${Prefix}${K}.`>;
}[keyof T & string];

type WithoutPlural<K extends string> = K extends `${infer Base}_${'one' | 'other'}` ? Base : K;
