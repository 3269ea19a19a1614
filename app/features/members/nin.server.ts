import type { TenantContext } from '~/platform/context';

type Asking = Pick<TenantContext, 'vault' | 'ipm'>;

/** The columns that hold a national number: sealed for its row, and indexed for equality. */
export function sealNin({ vault, ipm }: Asking, nin: string | null, id: bigint) {
  if (nin === null) return { ninCiphertext: null, ninIndex: null };
  return {
    ninCiphertext: vault.encrypt(nin, place(ipm.id, id)),
    ninIndex: vault.blindIndex(nin, ipm.id),
  };
}

export function openNin({ vault, ipm }: Asking, ciphertext: string | null, id: bigint) {
  return ciphertext === null ? null : vault.decrypt(ciphertext, place(ipm.id, id));
}

/** For those who may read members and not write them. */
export const maskNin = (nin: string | null) =>
  nin === null ? null : `${nin.slice(0, 1)}••• •••• ••${nin.slice(-3)}`;

const place = (ipmId: bigint, id: bigint) => ({
  table: 'Participant',
  column: 'ninCiphertext',
  ipmId,
  id,
});
