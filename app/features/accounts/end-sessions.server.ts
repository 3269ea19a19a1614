import type { z } from 'zod';
import type { AccountContext, CommandResult } from '~/platform/context';
import type { EndSessionsForm } from './account-form';
import { sessionHandle } from './account-queries.server';

/** Ends one other session of the account, or all the others. */
export async function endSessions(
  ctx: AccountContext,
  input: z.output<typeof EndSessionsForm>,
): Promise<CommandResult<{ count: number }>> {
  const { system, user } = ctx;
  const others = await system.rows<{ id: string }>`
    SELECT id FROM session WHERE user_id = ${user.id} AND id <> ${user.sessionId}`;
  const chosen = others
    .map(({ id }) => id)
    .filter((id) => input.session === null || sessionHandle(id) === input.session);
  await system.run`DELETE FROM session
    WHERE user_id = ${user.id} AND id IN (${system.list(chosen)})`;
  return { ok: true, count: chosen.length };
}
