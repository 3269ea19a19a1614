import { setTimeout as pause } from 'node:timers/promises';
import { UnansweredError } from './browser.mjs';

const ROWS = 20;
const ANALYSED_WITHIN_MS = 150_000;
const LOOK_EVERY_MS = 400;

/** A small file of new workers, looked at and applied. */
export async function importFile({ claims, user, ipm, random, number }) {
  const browser = await user(ipm, 'agent');
  const page = await browser.open(`/ipm/${ipm.slug}/imports/new?kind=participants`);
  const name = `chaos-${number}.csv`;
  const { ninea } = random.pick(ipm.affiliations);
  const answer = await claims.claim(
    {
      kind: 'import-upload',
      sql: 'SELECT COUNT(*) FROM ImportBatch WHERE ipmId = ? AND fileName = ?',
      values: [ipm.id, name],
    },
    () =>
      browser.submit(
        page,
        (fields) => fields.has('kind'),
        { kind: 'participants' },
        { name, content: workers(number, ninea) },
      ),
  );
  const ready = await analysed(browser, answer.location);
  await claims.claim(
    {
      kind: 'import-apply',
      sql: `SELECT COUNT(*) FROM Participant p
          JOIN Employment e ON e.ipmId = p.ipmId AND e.participantId = p.id
        WHERE p.ipmId = ? AND p.matricule LIKE ?`,
      values: [ipm.id, `CH${number}-%`],
      times: ROWS,
    },
    () => browser.submit(ready, isApply, {}),
  );
}

const isApply = (fields) => fields.get('_intent') === 'apply';

async function analysed(browser, path) {
  const end = performance.now() + ANALYSED_WITHIN_MS;
  while (performance.now() < end) {
    const page = await browser.open(path);
    if (page.form(isApply)) return page;
    await pause(LOOK_EVERY_MS);
  }
  throw new UnansweredError(`${path} is not analysed`);
}

function workers(number, ninea) {
  const header = 'matricule;nom;prenom;date_naissance;sexe;ninea_employeur;salaire;date_embauche';
  const lines = Array.from(
    { length: ROWS },
    (_, index) =>
      `CH${number}-${index + 1};DIOP;Awa;01/01/1990;F;${ninea};${100_000 + index};01/02/2024`,
  );
  return `${[header, ...lines].join('\n')}\n`;
}
