import type { IpmContext } from '~/platform/context';

const CODE_LENGTH = 12;

/**
 * A code that only this platform can make for these facts, in groups of four, and the address of the
 * record behind it: a paper with another amount has another code.
 */
export function verificationOf(
  { vault, ipm, appUrl, t }: Pick<IpmContext, 'vault' | 'ipm' | 'appUrl' | 't'>,
  kind: 'calls' | 'receipts',
  id: bigint,
  facts: readonly string[],
) {
  const digest = vault.blindIndex([kind, String(id), ...facts].join('|'), ipm.id);
  const code = digest.slice(0, CODE_LENGTH).toUpperCase().match(/.{4}/g)?.join('-') ?? '';
  return {
    text: t(kind === 'calls' ? 'contributions.document.verify' : 'payments.document.verify'),
    code,
    url: `${appUrl}/ipm/${ipm.slug}/${kind}/${id}?code=${code}`,
  };
}
