import { createContext } from 'react';

/** The nonce of this answer's scripts; the browser hides it from pages, so there it is empty. */
export const NonceContext = createContext('');
