export class AssertionError extends Error {
  override readonly name = 'AssertionError';
}

/** For bugs only: something that must be true is not. A refusal that life can cause is a returned reason. */
export function assert(condition: boolean, message: string): asserts condition {
  if (!condition) throw new AssertionError(message);
}
