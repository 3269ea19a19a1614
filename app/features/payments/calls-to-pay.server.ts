import { idsOfQuery } from '~/features/forms/list-query';
import type { IpmContext } from '~/platform/context';
import { findBankAccount } from './bank-account-queries.server';
import { listOwedCalls } from './owed-queries.server';
import { MAX_CALLS_AT_ONCE } from './payment-form';

/**
 * The calls that the address names (`?call=…&call=…`), or all that are open, of one employer. In the
 * order of the address, which is the order of payment; the oldest first when it asks so, or names none.
 */
export async function readCallsToPay(ctx: Pick<IpmContext, 'sql' | 'organisationIds' | 'query'>) {
  const ids = idsOfQuery(ctx.query, 'call', MAX_CALLS_AT_ONCE);
  const [owed, bank] = await Promise.all([listOwedCalls(ctx, ids), findBankAccount(ctx)]);
  const first = owed[0]?.affiliationId;
  const calls = owed.filter(({ affiliationId }) => affiliationId === first);
  const left = {
    /** Chosen, but settled or cancelled since. */
    settledCount: Math.max(0, ids.length - owed.length),
    /** Of another employer: they are paid apart. */
    otherCount: owed.length - calls.length,
  };
  if (ids.length === 0 || ctx.query.get('order') === 'oldest') return { calls, bank, ...left };
  const rank = (id: bigint) => ids.indexOf(id);
  return { calls: calls.toSorted((a, b) => rank(a.id) - rank(b.id)), bank, ...left };
}
