import type { PublicContext } from '~/platform/context';
import type { LinkOwner } from './account-queries.server';

/** Uses the link up, once, and with it the account's other open links. */
export async function spendAccountLink(
  { system, now }: Pick<PublicContext, 'system' | 'now'>,
  owner: LinkOwner,
): Promise<boolean> {
  const used = await system.run`UPDATE AccountToken SET usedAt = ${now}
    WHERE tokenHash = ${owner.tokenHash} AND usedAt IS NULL AND expiresAt > ${now}`;
  if (used !== 1) return false;
  await system.run`UPDATE AccountToken SET usedAt = ${now}
    WHERE userId = ${owner.id} AND usedAt IS NULL`;
  return true;
}
