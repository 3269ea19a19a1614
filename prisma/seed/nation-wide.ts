import { openBooks } from '~/features/ledger/open-books.server';
import { claimDues } from '~/features/dues/claim-dues.server';
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

/** Delivers what the IPM have told ICAMO, as the worker would. */
export async function deliverClaims(base: Runtime, icamo: IpmIdentity): Promise<number> {
  const simulated = simulateRuntime(base, ICAMO_PROCESS + 1, base.clock());
  const system = systemSql(base);
  let delivered = 0;
  for (;;) {
    const messages = await system.rows<{
      id: bigint;
      ipmId: bigint;
      payload: unknown;
      createdAt: Date;
    }>`
      SELECT id, ipmId, payload, createdAt FROM OutboxMessage WHERE jobName = ${'dues.claim'}
      ORDER BY createdAt, ipmId, id LIMIT ${MESSAGES_A_PAGE}`;
    if (messages.length === 0) return delivered;
    for (const { id, ipmId, payload, createdAt } of messages) {
      simulated.setTime(createdAt);
      const ctx = simulated.contextOf(icamo, 'système');
      await claimDues(ctx, JOBS['dues.claim'].payload.parse(decodeResult(payload)));
      await system.run`INSERT INTO OutboxHistory (ipmId, id, jobName, payload, createdAt, doneAt)
        SELECT ipmId, id, jobName, payload, createdAt, createdAt FROM OutboxMessage
        WHERE ipmId = ${ipmId} AND id = ${id}`;
      await system.run`DELETE FROM OutboxMessage WHERE ipmId = ${ipmId} AND id = ${id}`;
    }
    delivered += messages.length;
  }
}
