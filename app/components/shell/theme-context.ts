import { createContext } from 'react';

export type ThemeChoice = 'light' | 'dark' | 'system';

/** The chosen appearance, given by the document. */
export const ThemeContext = createContext<ThemeChoice>('system');
