import type { Xof } from '../money';

/** Settled of what was called, in basis points; null when nothing was called, which is not 0 %. */
export function recoveryOf(sums: {
  readonly calledXof: Xof;
  readonly settledXof: Xof;
}): number | null {
  const { calledXof, settledXof } = sums;
  return calledXof === 0n ? null : Number((settledXof * 10_000n) / calledXof);
}
