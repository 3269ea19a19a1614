import type { TranslationKey } from '~/i18n/dictionary';
import type { IpmContext } from '~/platform/context';

const CODE_LENGTH = 12;

/** What a paper vouches for: this record, under this number, of this amount. */
type Vouched = { readonly id: bigint; readonly number: string | null } & (
  { readonly totalXof: bigint } | { readonly amountXof: bigint }
);
type Paper = {
  readonly textKey: TranslationKey;
  /** The page of the record, where its code is compared. */
  readonly page: (slug: string, id: bigint) => string;
};

const PAPERS = {
  calls: {
    textKey: 'contributions.document.verify',
    page: (slug, id) => `/ipm/${slug}/calls/${id}`,
  },
  receipts: {
    textKey: 'payments.document.verify',
    page: (slug, id) => `/ipm/${slug}/receipts/${id}`,
  },
  invoices: { textKey: 'care.pdf.verify', page: (slug, id) => `/ipm/${slug}/invoices/${id}` },
  statements: {
    textKey: 'paying.statement.verify',
    page: (slug, id) => `/ipm/${slug}/employers/${id}/statement`,
  },
  'dues-receipts': {
    textKey: 'remittance.document.verify',
    page: (_slug, id) => `/icamo/dues/payments/${id}`,
  },
} as const satisfies Readonly<Record<string, Paper>>;

type PaperKind = keyof typeof PAPERS;

/**
 * The code of a paper and the address of the record behind it, where the code is compared; `facts` are
 * what the paper says beside, such as the days of a statement.
 */
export function verificationOf(
  ctx: Pick<IpmContext, 'vault' | 'ipm' | 'url' | 't'>,
  kind: PaperKind,
  record: Vouched,
  facts: Readonly<Record<string, string>> = {},
) {
  const { ipm, url, t } = ctx;
  const { textKey, page } = PAPERS[kind];
  const code = codeOf(ctx, kind, record);
  const query = new URLSearchParams({ ...facts, code });
  return {
    text: t(textKey),
    code,
    url: `${url.origin}${page(ipm.slug, record.id)}?${query.toString()}`,
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
