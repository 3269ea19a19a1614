import { z } from 'zod';

const WHOLE_FRANCS = /^(0|-?[1-9]\d{0,17})$/;

/** Francs as Wave writes them: digits only, no decimals, no leading zero. */
export const waveAmount = z
  .string()
  .regex(WHOLE_FRANCS)
  .transform((text) => BigInt(text));

/** @throws when the amount is not positive: a caller's bug, since Wave refuses it. */
export function toWaveAmount(amountXof: bigint): string {
  if (amountXof <= 0n) throw new Error(`A Wave amount must be positive, got ${amountXof}`);
  return amountXof.toString();
}
