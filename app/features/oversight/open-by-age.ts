import { AGES } from '~/domain/oversight/age';
import type { AgeSums } from '~/features/summaries/ages';
import type { OpenByAge } from './recovery-queries.server';

/** What is open of all places, by how late it is today: each class, those with nothing included. */
export function agesOf(rows: readonly OpenByAge[]): AgeSums[] {
  const total = (key: keyof OpenByAge) => rows.reduce((sum, row) => sum + row[key], 0n);
  const bounds = [
    [total('openCount'), total('openXof')],
    [total('lateCount'), total('lateXof')],
    [total('over30Count'), total('over30Xof')],
    [total('over60Count'), total('over60Xof')],
    [total('oldCount'), total('oldXof')],
  ] as const;
  return ([null, ...AGES] as const).map((age, index) => {
    const [count, amountXof] = bounds[index] ?? [0n, 0n];
    const [olderCount, olderXof] = bounds[index + 1] ?? [0n, 0n];
    return { age, count: count - olderCount, amountXof: amountXof - olderXof };
  });
}
