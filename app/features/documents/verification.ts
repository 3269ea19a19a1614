import type { IpmContext } from '~/platform/context';

const CODE_LENGTH = 12;

/** What a paper vouches for: this record, under this number, of this amount. */
type Vouched = { readonly id: bigint; readonly number: string | null } & (
  { readonly totalXof: bigint } | { readonly amountXof: bigint }
);
type PaperKind = 'calls' | 'receipts';

/** The code of a paper and the address of the record behind it, where the code is compared. */
export function verificationOf(
  ctx: Pick<IpmContext, 'vault' | 'ipm' | 'url' | 't'>,
  kind: PaperKind,
  record: Vouched,
) {
  const { ipm, url, t } = ctx;
  const code = codeOf(ctx, kind, record);
  return {
    text: t(kind === 'calls' ? 'contributions.document.verify' : 'payments.document.verify'),
    code,
    url: `${url.origin}/ipm/${ipm.slug}/${kind}/${record.id}?code=${code}`,
  };
}

/** Whether the code that the address carries is the record's; null when it carries none. */
export function isGenuine(
  ctx: Pick<IpmContext, 'vault' | 'ipm' | 'query'>,
  kind: PaperKind,
  record: Vouched,
): boolean | null {
  const typed = ctx.query.get('code');
  return typed === null ? null : typed.trim().toUpperCase() === codeOf(ctx, kind, record);
}

/**
 * A code that only this platform can make for these facts, in groups of four: a paper with another
 * amount has another code.
 */
function codeOf(
  { vault, ipm }: Pick<IpmContext, 'vault' | 'ipm'>,
  kind: PaperKind,
  record: Vouched,
): string {
  const amountXof = 'totalXof' in record ? record.totalXof : record.amountXof;
  const facts = [kind, record.id, record.number ?? '', amountXof].map(String);
  const digest = vault.blindIndex(facts.join('|'), ipm.id);
  return digest.slice(0, CODE_LENGTH).toUpperCase().match(/.{4}/g)?.join('-') ?? '';
}
