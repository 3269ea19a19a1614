/** A file that would end more employments than this share of them is confirmed by name. */
const MANY = { of: 5, in: 1 } as const;

/** True when so many would leave that the file may well be only a part of the list. */
export const areManyLeavers = (leaving: number, employed: number): boolean =>
  leaving * MANY.of > employed * MANY.in;
