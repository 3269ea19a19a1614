import { openBooks } from '~/features/ledger/open-books.server';
import { postClaim } from '~/features/dues/claim-dues.server';
import type { IpmIdentity } from '~/platform/context';
import { decodeResult } from '~/platform/database/result-codec';
import { systemSql, type Runtime } from '~/platform/runtime.server';
import { JOBS } from '#jobs/catalog';
import { DUES_HISTORY, DUES_RULE, ICAMO } from './nation';
import { morningOf, simulateRuntime } from './simulated-runtime';

const ICAMO_PROCESS = 100;
const MESSAGES_A_PAGE = 500;

/** ICAMO, the keeper of its own books, and what the law and the plan fix for all. */
export async function seedNation(base: Runtime, startsOn: string): Promise<IpmIdentity> {
  const { runtime, contextOf } = simulateRuntime(base, ICAMO_PROCESS, morningOf(startsOn));
  const system = systemSql(runtime);
  const icamo: IpmIdentity = {
    ...ICAMO,
    id: runtime.newId(),
    kind: 'coordination',
    address: 'Dakar',
    phone: '+221338000001',
    email: 'contact@icamo.example',
    approvalNumber: 'Arrêté 2015-5335',
    approvedOn: '2015-04-09' as IpmIdentity['approvedOn'],
  };
  await system.insert('Ipm', { ...icamo, cdpNumber: null, createdAt: runtime.clock() });
  await system.insert('DuesRule', { id: runtime.newId(), ...DUES_RULE });
  await system.insertMany('DuesHistory', DUES_HISTORY);
  await openBooks(contextOf(icamo).sql, icamo.kind);
  return icamo;
}

type Message = {
  readonly id: bigint;
  readonly payload: unknown;
  readonly createdAt: Date;
};

/** Delivers what the IPM have told ICAMO, as the worker would; those of one instant together. */
export async function deliverClaims(base: Runtime, icamo: IpmIdentity): Promise<void> {
  const simulated = simulateRuntime(base, ICAMO_PROCESS + 1, base.clock());
  const system = systemSql(base);
  for (;;) {
    const messages = await system.rows<Message>`SELECT id, payload, createdAt FROM OutboxMessage
      WHERE jobName = ${'dues.claim'} ORDER BY createdAt, ipmId, id LIMIT ${MESSAGES_A_PAGE}`;
    if (messages.length === 0) return;
    const instants = [...new Set(messages.map(({ createdAt }) => createdAt.getTime()))];
    for (const instant of instants) {
      const together = messages.filter(({ createdAt }) => createdAt.getTime() === instant);
      simulated.setTime(new Date(instant));
      const ctx = simulated.contextOf(icamo, 'système');
      await ctx.transaction(async (tx) => {
        for (const { payload } of together) {
          await postClaim(ctx, tx, JOBS['dues.claim'].payload.parse(decodeResult(payload)));
        }
      });
    }
    const ids = messages.map(({ id }) => id);
    await system.run`INSERT INTO OutboxHistory (ipmId, id, jobName, payload, createdAt, doneAt)
      SELECT ipmId, id, jobName, payload, createdAt, createdAt FROM OutboxMessage
      WHERE id IN (${system.list(ids)})`;
    await system.run`DELETE FROM OutboxMessage WHERE id IN (${system.list(ids)})`;
  }
}
