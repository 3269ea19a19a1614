/** First instant that an id can carry. */
const EPOCH_MS = Date.UTC(2024, 0, 1);
const SEQUENCE_BITS = 12n;
const PROCESS_BITS = 10n;
const SEQUENCE_LIMIT = 1 << 12;
const PROCESS_LIMIT = 1 << 10;

export type IdFactory = () => bigint;

/**
 * Ids that grow with time: 41 bits of milliseconds since 2024-01-01, 10 bits of process number,
 * 12 bits of sequence. When a millisecond's sequence is used up, or the clock steps back, the
 * factory goes on counting from its last millisecond, so that an id is never given twice.
 */
export function createIdFactory(options: {
  readonly now: () => number;
  readonly processNumber: number;
}): IdFactory {
  const { now, processNumber } = options;
  if (!Number.isInteger(processNumber) || processNumber < 0 || processNumber >= PROCESS_LIMIT) {
    throw new Error(`process number ${String(processNumber)} is outside 0-1023`);
  }
  const processPart = BigInt(processNumber) << SEQUENCE_BITS;
  let lastMs = 0;
  let sequence = 0;
  return () => {
    const ms = now() - EPOCH_MS;
    if (ms > lastMs) {
      lastMs = ms;
      sequence = 0;
    } else if (++sequence === SEQUENCE_LIMIT) {
      lastMs += 1;
      sequence = 0;
    }
    return (BigInt(lastMs) << (SEQUENCE_BITS + PROCESS_BITS)) | processPart | BigInt(sequence);
  };
}
