import { z } from 'zod';

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Whole francs: digits, more than zero, no leading zero, no decimals. */
export const amount = z.string().regex(/^[1-9]\d{0,14}$/, 'invalid amount for XOF');

export const currency = z.literal('XOF', 'unsupported currency');

/** https; and, where the real API refuses it, http on loopback. */
export const returnUrl = z.string().max(2083).refine(isReturnUrl, 'url must use https');

export const mobile = z.string().regex(/^\+[1-9]\d{7,14}$/, 'mobile must be in E.164');

export const reference = z.string().min(1).max(255);

function isReturnUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.has(url.hostname));
}
