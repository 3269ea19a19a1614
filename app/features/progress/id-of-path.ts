import { NotFound } from '~/domain/outcome';

const MAX_ID = 2n ** 63n - 1n;

/** The id that an address names. @throws NotFound for anything that is no id. */
export function idOfPath(text: string | undefined): bigint {
  const id = /^[1-9]\d{0,18}$/.test(text ?? '') ? BigInt(text ?? '') : 0n;
  if (id === 0n || id > MAX_ID) throw new NotFound('an address without an id');
  return id;
}
