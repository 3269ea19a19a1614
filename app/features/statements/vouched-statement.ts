type Facts = { readonly from: string; readonly to: string; readonly closing: string };

/** What the code of a printed statement vouches for: this account, these days, this closing balance. */
export const vouchedStatement = (partyId: bigint, { from, to, closing }: Facts) => ({
  id: partyId,
  number: `${from}/${to}`,
  amountXof: /^-?\d{1,18}$/.test(closing) ? BigInt(closing) : 0n,
});
