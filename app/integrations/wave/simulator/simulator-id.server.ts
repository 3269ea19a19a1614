import { randomBytes } from 'node:crypto';

const ID_BYTES = 9;

/** An identifier of the kind that the prefix names: `cos-`, `pt-`, `T_`, `EV_`. */
export function newId(prefix: string): string {
  return `${prefix}${randomBytes(ID_BYTES).toString('hex')}`;
}
