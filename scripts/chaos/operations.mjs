import { enterOwnInvoice, handleInvoice } from './handle-invoice.mjs';
import { importFile } from './import-file.mjs';
import { payThroughWave } from './pay-through-wave.mjs';
import { declareDues } from './settle-dues.mjs';
import { receiveUnnamed, reconcile, refundPayment, takePayoutBack } from './tend-wallet.mjs';

/** Each is what a user does, with the share of it in a hundred. */
export const OPERATIONS = [
  { weight: 23, run: recordReceipt },
  { weight: 18, run: payThroughWave },
  { weight: 4, run: receiveUnnamed },
  { weight: 4, run: refundPayment },
  { weight: 5, run: takePayoutBack },
  { weight: 2, run: reconcile },
  { weight: 3, run: declareDues },
  { weight: 10, run: editMember },
  { weight: 5, run: enrolMember },
  { weight: 9, run: handleInvoice },
  { weight: 3, run: enterOwnInvoice },
  { weight: 7, run: cancelOrIssue },
  { weight: 4, run: importFile },
  { weight: 3, run: signInAnew },
];

async function recordReceipt({ claims, user, ipm, random, number }) {
  const browser = await user(ipm, 'gerant');
  const affiliation = random.pick(ipm.affiliations);
  const page = await browser.open(`/ipm/${ipm.slug}/receipts/new?employer=${affiliation.id}`);
  const reference = `CHAOS-${number}`;
  await claims.claim(
    {
      kind: 'receipt',
      sql: 'SELECT COUNT(*) FROM Receipt WHERE ipmId = ? AND externalId = ?',
      values: [ipm.id, reference],
    },
    () =>
      browser.submit(page, (fields) => fields.has('reference'), {
        reference,
        amountXof: String(random.int(1_000, 400_000)),
        method: random.pick(['bank', 'cash']),
      }),
  );
}

async function editMember({ claims, user, ipm, number }) {
  const member = ipm.members.pop();
  if (member === undefined) return;
  const browser = await user(ipm, 'agent');
  const page = await browser.open(`/ipm/${ipm.slug}/members/${member.id}/edit`);
  const email = `chaos-${number}@${ipm.slug}.example`;
  await claims.claim(
    {
      kind: 'member-edit',
      sql: `SELECT COUNT(*) FROM AuditEntry e JOIN Participant p ON p.ipmId = e.ipmId AND p.id = e.entityId
        WHERE e.ipmId = ? AND e.entityKind = 'participant' AND e.action = 'participant.changed'
          AND p.id = ? AND p.email = ?`,
      values: [ipm.id, member.id, email],
    },
    () => browser.submit(page, (fields) => fields.has('memberId'), { email }),
  );
}

async function enrolMember({ claims, user, ipm, random, number }) {
  const browser = await user(ipm, 'agent');
  const page = await browser.open(`/ipm/${ipm.slug}/members/new`);
  const matricule = `NEW-${number}`;
  await claims.claim(
    {
      kind: 'member-enrolment',
      sql: `SELECT COUNT(*) FROM Participant p JOIN Employment e ON e.ipmId = p.ipmId AND e.participantId = p.id
          JOIN Person n ON n.id = p.personId WHERE p.ipmId = ? AND p.matricule = ?`,
      values: [ipm.id, matricule],
    },
    () =>
      browser.submit(page, (fields) => fields.has('matricule'), {
        matricule,
        lastName: 'Diouf',
        firstName: 'Khady',
        affiliationId: random.pick(ipm.affiliations).id,
        monthlySalaryXof: String(random.int(60_000, 600_000)),
      }),
  );
}

/** A call of this month on which nothing was paid is cancelled; when there is none, the month is issued. */
async function cancelOrIssue(world) {
  const { database, ipm, random } = world;
  const [calls] = await database.execute(
    `SELECT CAST(id AS CHAR) AS id FROM ContributionCall WHERE ipmId = ? AND state = 'issued'
      AND allocatedXof = 0 AND period = DATE_FORMAT(UTC_DATE(), '%Y-%m-01') ORDER BY id`,
    [ipm.id],
  );
  const call = calls.length === 0 ? undefined : random.pick(calls);
  await (call === undefined || world.busyCalls.has(call.id)
    ? issueMonth(world)
    : cancelCall(world, call));
}

async function cancelCall({ claims, user, ipm, busyCalls }, call) {
  busyCalls.add(call.id);
  const browser = await user(ipm, 'gerant');
  const page = await browser.open(`/ipm/${ipm.slug}/calls/${call.id}`);
  await claims.claim(
    {
      kind: 'call-cancel',
      sql: `SELECT COUNT(*) FROM LedgerPosting
        WHERE ipmId = ? AND event = 'contribution-call-cancelled' AND causeId = ?`,
      values: [ipm.id, call.id],
    },
    () => browser.submit(page, (fields) => fields.has('callId'), { reason: 'Émis par erreur' }),
  );
}

async function issueMonth({ claims, user, ipm }) {
  const browser = await user(ipm, 'gerant');
  const page = await browser.open(`/ipm/${ipm.slug}/calls/issue`);
  const isIssue = (fields) => fields.has('period');
  if (!page.form(isIssue)) return;
  let progress = '';
  await claims.claim(
    {
      kind: 'calls-issue',
      sql: "SELECT COUNT(*) FROM JobProgress WHERE ipmId = ? AND id = ? AND state = 'done'",
      values: () => [ipm.id, progress],
    },
    async () => {
      const answer = await browser.submit(page, isIssue, {});
      progress = answer.location.split('/').at(-1);
    },
  );
}

async function signInAnew({ claims, newBrowser, ipm, random }) {
  const browser = newBrowser();
  const role = random.pick(['lecteur', 'medecin', 'prestataire']);
  let session = '';
  await claims.claim(
    {
      kind: 'sign-in',
      sql: 'SELECT COUNT(*) FROM session WHERE id = ?',
      values: () => [session],
    },
    async () => {
      await browser.signIn(`${role}@${ipm.slug}.example`);
      session = browser.cookie('icamo_session') ?? '';
    },
  );
  const area = role === 'prestataire' ? 'provider' : 'ipm';
  await browser.open(`/${area}/${ipm.slug}`);
}
