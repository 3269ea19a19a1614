import { employersFile, FISHERY, manyParticipantsFile } from './import-files';
import { applyFile, expectOutcome, startApplying, upload } from './import-steps';
import { emptyRedis, openDatabase, reached, workerPid, type Database } from './running-programs';
import { demo, expect, signInAs, test } from './world';

const IPM = 'baol';
const ROWS = 3_000;
const PAYMENTS = 60;
const RECOVERS_WITHIN_MS = 90_000;

let database: Database;

test.describe.configure({ mode: 'serial', timeout: 180_000 });
test.beforeAll(async () => {
  database = await openDatabase();
});
test.afterAll(() => database.close());

test('an import whose worker is killed in the middle applies each row once', async ({ page }) => {
  await signInAs(page, `gerant@${IPM}.example`);
  await upload(page, IPM, 'Employeurs', employersFile());
  await applyFile(page);
  await upload(page, IPM, 'Participants', manyParticipantsFile(ROWS, FISHERY.ninea));
  await expectOutcome(page, { created: ROWS, changed: 0, unchanged: 0, wrong: 0 });
  const batchId = page.url().split('/').at(-1) ?? '';
  const applied = () =>
    database.count('SELECT appliedCount FROM ImportBatch WHERE id = ?', [batchId]);
  const killed = reached(applied, (count) => count > 0).then(() =>
    process.kill(workerPid(), 'SIGKILL'),
  );
  await Promise.all([startApplying(page), killed]);
  expect(await applied()).toBeLessThan(ROWS);
  await expect(page.getByRole('progressbar', { name: 'Application des lignes' })).toBeVisible();
  await expect(page.getByText('Le fichier est appliqué')).toBeVisible({
    timeout: RECOVERS_WITHIN_MS,
  });
  await expectOutcome(page, { created: ROWS, changed: 0, unchanged: 0, wrong: 0 });
  expect(await applied()).toBe(ROWS);
  const participants = `FROM Participant p JOIN Ipm i ON i.id = p.ipmId
    WHERE i.slug = ? AND p.matricule LIKE 'MANY-%'`;
  expect(await database.count(`SELECT COUNT(*) ${participants}`, [IPM])).toBe(ROWS);
  const employments = `SELECT COUNT(*) FROM Employment e JOIN Ipm i ON i.id = e.ipmId
    JOIN Participant p ON p.ipmId = e.ipmId AND p.id = e.participantId
    WHERE i.slug = ? AND p.matricule LIKE 'MANY-%'`;
  expect(await database.count(employments, [IPM])).toBe(ROWS);
});

test('payments whose worker is killed, and whose Redis is emptied, give one receipt each', async () => {
  const dead = workerPid();
  // Standing still, the worker lets the events gather: it is killed with many before it.
  process.kill(dead, 'SIGSTOP');
  await emitPayments();
  await reached(
    () => countEvents('received'),
    (count) => count === PAYMENTS,
  );
  process.kill(dead, 'SIGCONT');
  await reached(
    () => countEvents('unmatched'),
    (count) => count > 0,
  );
  process.kill(dead, 'SIGKILL');
  expect(await countEvents('received')).toBeGreaterThan(0);
  await emptyRedis();
  await letMessagesAge();

  const options = { timeout: RECOVERS_WITHIN_MS };
  await expect.poll(() => countEvents('unmatched'), options).toBe(PAYMENTS);
  expect(workerPid()).not.toBe(dead);
  expect(await countReceipts()).toBe(PAYMENTS);
  await expect.poll(countMessages, options).toBe(0);
});

test('an event delivered again after all that changes nothing', async () => {
  const { events } = await askSimulator<{ events: { id: string }[] }>(
    `/simulator/events?walletId=wallet-${IPM}`,
  );
  const last = events.at(-1);
  const { statuses } = await askSimulator<{ statuses: number[] }>(
    `/simulator/events/${last?.id ?? ''}/deliver`,
    { times: 20 },
  );
  expect(statuses).toEqual(Array.from({ length: 20 }, () => 200));
  await expect.poll(countMessages).toBe(0);
  expect(await countReceipts()).toBe(PAYMENTS);
});

/** Each is a payment of its own: none names a call, so that each waits as a receipt to allocate. */
async function emitPayments() {
  for (let index = 0; index < PAYMENTS; index += 1) {
    await askSimulator('/simulator/events', {
      walletId: `wallet-${IPM}`,
      type: 'merchant.payment_received',
      data: {
        id: `T_FAULT${index}`,
        amount: String(1_000 + index),
        currency: 'XOF',
        sender_mobile: '+221771234567',
      },
    });
  }
}

async function askSimulator<Answer>(path: string, body?: unknown): Promise<Answer> {
  const answer = await fetch(`${demo.simulatorUrl}${path}`, {
    ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
    headers: { 'Content-Type': 'application/json' },
  });
  expect(answer.ok, path).toBe(true);
  return (await answer.json()) as Answer;
}

const countEvents = (state: string) =>
  database.count(
    `SELECT COUNT(*) FROM WaveEvent e JOIN Ipm i ON i.id = e.ipmId
      WHERE i.slug = ? AND e.state = ?`,
    [IPM, state],
  );

const countReceipts = () =>
  database.count(
    `SELECT COUNT(*) FROM Receipt r JOIN Ipm i ON i.id = r.ipmId
      WHERE i.slug = ? AND r.method = 'wave' AND r.externalId LIKE 'T\\_FAULT%'`,
    [IPM],
  );

const countMessages = () =>
  database.count(
    `SELECT COUNT(*) FROM OutboxMessage m JOIN Ipm i ON i.id = m.ipmId
      WHERE i.slug = ? AND m.jobName = 'wave.event'`,
    [IPM],
  );

/** The relay sends again after a minute; the minute is made to have passed. */
const letMessagesAge = () =>
  database.run(
    `UPDATE OutboxMessage SET enqueuedAt = enqueuedAt - INTERVAL 2 MINUTE
      WHERE failedAt IS NULL AND enqueuedAt IS NOT NULL`,
    [],
  );
