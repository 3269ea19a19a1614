import { RefusedError } from './browser.mjs';

/** The employer pays a part of an open call; the payer pays Wave; Wave's event brings the receipt. */
export async function payThroughWave(world) {
  const { claims, user, ipm, random, database, simulatorUrl, paidSessions } = world;
  const call = await openCall(database, ipm, random);
  if (call === undefined) return;
  const browser = await user(ipm, 'employeur');
  const page = await browser.open(`/employer/${ipm.slug}/calls/${call.id}`);
  const amountXof = String(random.int(100, Math.min(Number(call.openXof), 5_000)));
  let session = '';
  await claims.claim(
    {
      kind: 'checkout',
      sql: 'SELECT COUNT(*) FROM WaveCheckout WHERE ipmId = ? AND sessionId = ?',
      values: () => [ipm.id, session],
    },
    async () => {
      const isPart = (fields) => fields.get('_intent') === 'pay-part';
      const { location } = await browser.submit(page, isPart, { amountXof });
      session = new URL(location, simulatorUrl).pathname.split('/').at(-1);
    },
  );
  let transaction = '';
  await claims.claim(
    {
      kind: 'wave-payment',
      sql: `SELECT COUNT(*) FROM Receipt r JOIN WaveCheckout c
          ON c.ipmId = r.ipmId AND c.receiptId = r.id AND c.state = 'complete'
        WHERE r.ipmId = ? AND r.method = 'wave' AND r.externalId = ?`,
      values: () => [ipm.id, transaction],
    },
    async () => {
      transaction = await paySession(simulatorUrl, session);
      paidSessions.push(session);
    },
  );
}

async function openCall(database, ipm, random) {
  const own = ipm.ownAffiliations.map(({ id }) => id);
  if (own.length === 0) return undefined;
  const [calls] = await database.query(
    `SELECT CAST(id AS CHAR) AS id, CAST(totalXof - allocatedXof AS CHAR) AS openXof
      FROM ContributionCall WHERE ipmId = ? AND affiliationId IN (?) AND state = 'issued'
        AND totalXof - allocatedXof > 20000 ORDER BY id`,
    [ipm.id, own],
  );
  return calls.length === 0 ? undefined : random.pick(calls);
}

async function paySession(simulatorUrl, id) {
  const response = await fetch(`${simulatorUrl}/simulator/sessions/${id}/pay`, { method: 'POST' });
  const { outcome, session } = await response.json();
  if (outcome === 'paid') return session.transaction_id;
  throw new RefusedError(`Wave's simulator answers ${outcome} to the payment of ${id}`);
}
