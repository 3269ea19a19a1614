import { assert } from '~/domain/assert';
import type { Xof } from '~/domain/money';
import { type Day, isWithin } from '~/domain/period';
import { LEDGER_LEGS, type LedgerEvent, type LedgerLeg, type LedgerMapping } from './accounts';

/** An amount that leaves one account for another: it cannot be out of balance. */
export type Transfer = {
  readonly debitAccount: string;
  readonly creditAccount: string;
  readonly amountXof: Xof;
  /** Third party of the sub-account, such as `affiliation:123`. */
  readonly debitParty?: string;
  readonly creditParty?: string;
};

/** One numbered piece of one or more transfers. */
export type Posting = {
  readonly event: LedgerEvent;
  readonly valueDate: Day;
  readonly transfers: readonly Transfer[];
};

export type LegAmounts = { readonly [leg in LedgerLeg]?: Xof };
export type PostingParties = { readonly debitParty?: string; readonly creditParty?: string };

/**
 * The piece of an event: one transfer per leg given, on the accounts that the mapping names on the
 * value date. An empty piece, an amount that is not positive and a leg without accounts are bugs.
 */
export function buildPosting(
  occurrence: PostingParties & { readonly event: LedgerEvent; readonly valueDate: Day },
  amounts: LegAmounts,
  mapping: readonly LedgerMapping[],
): Posting {
  const { event, valueDate, debitParty, creditParty } = occurrence;
  const transfers = LEDGER_LEGS.flatMap((leg): Transfer[] => {
    const amountXof = amounts[leg];
    if (amountXof === undefined) return [];
    assert(amountXof > 0n, `a transfer has a positive amount: ${event}, ${leg}`);
    const accounts = mapping.find(
      (row) =>
        row.event === event && row.leg === leg && isWithin(valueDate, row.validFrom, row.validTo),
    );
    assert(accounts !== undefined, `the mapping names the accounts of ${event}, ${leg}`);
    const { debitAccount, creditAccount } = accounts;
    const parties = {
      ...(debitParty === undefined ? {} : { debitParty }),
      ...(creditParty === undefined ? {} : { creditParty }),
    };
    return [{ debitAccount, creditAccount, amountXof, ...parties }];
  });
  assert(transfers.length > 0, `a piece has at least one transfer: ${event}`);
  return { event, valueDate, transfers };
}

/** The piece that undoes another: the same transfers, each account on the other side. */
export function reversePosting(posting: Posting, valueDate: Day): Posting {
  return { event: posting.event, valueDate, transfers: posting.transfers.map(reverseTransfer) };
}

/** Debit less credit of each account that moves; together they are 0. */
export function balances(transfers: readonly Transfer[]): Map<string, Xof> {
  const balance = new Map<string, Xof>();
  const move = (account: string, amountXof: Xof) =>
    balance.set(account, (balance.get(account) ?? 0n) + amountXof);
  for (const transfer of transfers) {
    assert(transfer.amountXof > 0n, 'a transfer has a positive amount');
    move(transfer.debitAccount, transfer.amountXof);
    move(transfer.creditAccount, -transfer.amountXof);
  }
  return balance;
}

function reverseTransfer(transfer: Transfer): Transfer {
  const { debitAccount, creditAccount, amountXof, debitParty, creditParty } = transfer;
  return {
    debitAccount: creditAccount,
    creditAccount: debitAccount,
    amountXof,
    ...(creditParty === undefined ? {} : { debitParty: creditParty }),
    ...(debitParty === undefined ? {} : { creditParty: debitParty }),
  };
}
