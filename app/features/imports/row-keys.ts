const FIRST_SLOTS = 1 << 12;
/** A slot holds two halves of the key's digest and the number of the row. */
const SLOT = 3;

/**
 * Which row of a file first bore a key, in a few bytes a key whatever the keys are: a file of
 * 200,000 rows takes little more memory than one of 20,000. Keys are told apart by 64 bits: for a
 * million keys, two that differ pass for the same once in forty million files.
 */
export function createRowKeys() {
  let slots = new Uint32Array(FIRST_SLOTS * SLOT);
  let used = 0;

  /** The slot of the key, or the free one where it belongs; a row's number is never zero. */
  const placeOf = (table: Uint32Array, low: number, high: number) => {
    const mask = table.length / SLOT - 1;
    for (let index = low & mask; ; index = (index + 1) & mask) {
      const at = index * SLOT;
      if (table[at + 2] === 0 || (table[at] === low && table[at + 1] === high)) return at;
    }
  };

  const grow = () => {
    const larger = new Uint32Array(slots.length * 2);
    for (let at = 0; at < slots.length; at += SLOT) {
      if (slots[at + 2] === 0) continue;
      const place = placeOf(larger, slots[at] ?? 0, slots[at + 1] ?? 0);
      larger.set(slots.subarray(at, at + SLOT), place);
    }
    slots = larger;
  };

  return {
    /** The row that bore the key before, or null: then this row is the first. */
    claim(key: string, rowNumber: number): number | null {
      const { low, high } = digestOf(key);
      const at = placeOf(slots, low, high);
      const before = slots[at + 2] ?? 0;
      if (before !== 0) return before;
      slots[at] = low;
      slots[at + 1] = high;
      slots[at + 2] = rowNumber;
      used += 1;
      if (used * 2 * SLOT > slots.length) grow();
      return null;
    },
    has(key: string): boolean {
      const { low, high } = digestOf(key);
      return slots[placeOf(slots, low, high) + 2] !== 0;
    },
  };
}

export type RowKeys = ReturnType<typeof createRowKeys>;

/** Two independent 32-bit digests of the text (the mixing of MurmurHash3). */
function digestOf(text: string): { readonly low: number; readonly high: number } {
  let low = 0xdeadbeef;
  let high = 0x41c6ce57;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    low = Math.imul(low ^ code, 2654435761);
    high = Math.imul(high ^ code, 1597334677);
  }
  const first =
    Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  const second =
    Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  return { low: first >>> 0, high: second >>> 0 };
}
