import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { createSimulator, type Simulator } from '~/integrations/wave/simulator/simulator.server';
import { createWaveClient } from '~/integrations/wave/wave-client.server';
import { OPEN_END, toDay, toPeriod } from '~/domain/period';
import { issueEmployerCalls } from '~/features/calls/issue-employer-calls.server';
import { processWaveEvent } from '~/features/payments/process-wave-event.server';
import { getRule } from '~/features/rules/rule-queries.server';
import { createTranslator } from '~/i18n/t';
import type { IpmContext } from '~/platform/context';
import { systemSql } from '~/platform/runtime.server';
import { newIpm, type TestIpm } from '#tests/support/new-ipm';
import { testRuntime } from '#tests/support/runtime';

export const TODAY = '2026-11-22';
const NOON = new Date(`${TODAY}T12:00:00.000Z`);
const NOWHERE = 'http://127.0.0.1:9/webhooks/wave';

export const clock = { now: NOON };
const wave: { simulator: Simulator | null } = { simulator: null };

/** One runtime and one simulator of Wave for a test file, on one clock. */
export function openPaymentWorld(): void {
  beforeAll(async () => {
    const source = testRuntime({
      clock: () => clock.now,
      ports: {
        wave: (apiKey, signingSecret) =>
          createWaveClient({
            ...{ baseUrl: simulatorUrl(), apiKey, sleep, now: () => clock.now },
            ...(signingSecret === undefined ? {} : { signingSecret }),
          }),
      },
    });
    const options = { port: 0, now: () => clock.now, webhookRetryDelaysMs: [] };
    wave.simulator = await createSimulator(options);
    await systemSql(source).insert('DuesRule', {
      id: source.newId(),
      rateBasisPoints: 200,
      capXof: 3_000_000n,
      validFrom: '2000-01-01',
      validTo: OPEN_END,
      source: 'test',
      confirmed: true,
    });
  });
  beforeEach(() => {
    clock.now = NOON;
  });
  afterAll(() => wave.simulator?.close());
}

const sleep = () => Promise.resolve();

export function simulatorUrl(): string {
  if (wave.simulator === null) throw new Error('the simulator is not open');
  return wave.simulator.url;
}

export type Paying = TestIpm & {
  readonly employerId: bigint;
  readonly affiliationId: bigint;
  /** The gérant's request, with a form's key when one is given. */
  gerant(form?: Form): IpmContext;
  /** The request of the employer's own user. */
  employer(form?: Form): IpmContext;
};
type Form = { readonly key?: string; readonly digest?: string };

/** An IPM with books, a rule of 6 % up to 250 000, a Wave wallet and one affiliated employer. */
export async function newPayingIpm(options: { webhookUrl?: string } = {}): Promise<Paying> {
  const made = await newIpm({ ledger: true, rule: true });
  const { employerId, affiliationId } = await newAffiliation(made);
  await newWallet(made, options.webhookUrl ?? `${NOWHERE}/${made.ipm.slug}`);
  const page = (area: string, form: Form | undefined, own: readonly bigint[]) =>
    pageContext(made, area, form, own);
  return {
    ...made,
    employerId,
    affiliationId,
    gerant: (form) => page('ipm', form, []),
    employer: (form) => page('employer', form, [employerId]),
  };
}

export function pageContext(
  made: TestIpm,
  area: string,
  form: Form | undefined,
  organisationIds: readonly bigint[],
): IpmContext {
  const { ipm, user } = made;
  const requestKey = form?.key
    ? { key: form.key, digest: form.digest ?? 'the same body' }
    : undefined;
  const url = new URL(`http://localhost:3000/${area}/${ipm.slug}`);
  return {
    ...made.contextOf(requestKey ? { requestKey } : {}),
    user,
    role: area === 'ipm' ? 'ipm-manager' : 'employer',
    organisationIds,
    base: url.pathname,
    can: () => true,
    url,
    signal: new AbortController().signal,
    params: {},
    query: url.searchParams,
    language: 'fr',
    t: createTranslator('fr'),
    demo: false,
    formKey: randomUUID(),
  };
}

export async function newAffiliation({ ctx }: Pick<TestIpm, 'ctx'>, regionCode = 'SN-DK') {
  const { sql, now } = ctx;
  const employerId = ctx.newId();
  const affiliationId = ctx.newId();
  await sql.insert('Affiliation', {
    id: affiliationId,
    employerId,
    number: `A${affiliationId}`.slice(-20),
    name: `Employeur ${affiliationId}`,
    ninea: String(affiliationId).slice(-9),
    regionCode,
    status: 'active',
    affiliatedOn: '2020-01-01',
    createdAt: now,
    updatedAt: now,
  });
  return { employerId, affiliationId };
}

/** A worker at that salary; a contribution of 6 % of it, up to 250 000. */
export async function newWorker(
  { ctx }: Pick<TestIpm, 'ctx'>,
  affiliationId: bigint,
  salaryXof: bigint,
) {
  const { sql, now } = ctx;
  const id = ctx.newId();
  await sql.insert('Participant', {
    id,
    personId: ctx.newId(),
    matricule: `M${id}`.slice(-20),
    lastName: 'Ndiaye',
    firstName: 'Awa',
    status: 'active',
    enrolledOn: '2020-01-01',
    createdAt: now,
    updatedAt: now,
  });
  await sql.insert('Employment', {
    id: ctx.newId(),
    participantId: id,
    affiliationId,
    monthlySalaryXof: salaryXof,
    validFrom: '2020-01-01',
    validTo: OPEN_END,
    createdAt: now,
  });
  return id;
}

export const SIMULATED_KEY = (ipmId: bigint) => `wave_sn_test_key_${ipmId}`;
export const SECRET = (ipmId: bigint) => `wave_sn_WHS_secret_${ipmId}`;

export async function newWallet(
  { ctx, ipm }: TestIpm,
  webhookUrl: string,
  { openingBalanceXof }: { readonly openingBalanceXof?: bigint } = {},
) {
  const id = ctx.newId();
  const encrypt = (column: string, plain: string) =>
    ctx.vault.encrypt(plain, { table: 'WaveWallet', column, ipmId: ipm.id, id });
  await ctx.sql.insert('WaveWallet', {
    id,
    walletName: ipm.name,
    apiKeyCiphertext: encrypt('apiKeyCiphertext', SIMULATED_KEY(ipm.id)),
    webhookSecretCiphertext: encrypt('webhookSecretCiphertext', SECRET(ipm.id)),
    previousSecretCiphertext: null,
    webhookStrategy: 'signing',
    signingSecretCiphertext: null,
    active: true,
    createdAt: ctx.now,
    updatedAt: ctx.now,
  });
  await control('/wallets', {
    walletId: ipm.slug,
    businessName: ipm.name,
    apiKey: SIMULATED_KEY(ipm.id),
    webhookSecret: SECRET(ipm.id),
    webhookUrl,
    ...(openingBalanceXof === undefined ? {} : { openingBalanceXof: String(openingBalanceXof) }),
  });
}

/** Orders the simulator about: `/sessions/<id>/pay`, `/faults`… */
export async function control(path: string, body: object = {}): Promise<unknown> {
  const response = await fetch(`${simulatorUrl()}/simulator${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`the simulator answers ${response.status} to ${path}`);
  return response.json();
}

/** Issues the employer's call of a month; answers its id and total. */
export async function issueMonth(made: Paying, month: string, affiliationId = made.affiliationId) {
  const ctx = made.contextOf();
  const rule = await getRule(made.sql, made.ruleId);
  const period = toPeriod(month);
  await issueEmployerCalls(ctx, [affiliationId], { period, rule, issuedBy: made.user.id });
  const call = await made.sql.first<{ id: bigint; totalXof: bigint }>`SELECT id, totalXof
    FROM ContributionCall WHERE ipmId = ${made.sql.ipm} AND affiliationId = ${affiliationId}
      AND period = ${`${month}-01`} AND state = ${'issued'}`;
  if (call === null) throw new Error(`no call for ${month}`);
  return call;
}

/** Runs what the worker would run for stored events: twice, as a queue may. */
export async function runWaveEvents(made: TestIpm): Promise<void> {
  const events = await made.sql.rows<{ eventId: string }>`SELECT eventId FROM WaveEvent
    WHERE ipmId = ${made.sql.ipm} ORDER BY eventId`;
  for (const { eventId } of [...events, ...events]) {
    await processWaveEvent(made.contextOf({ user: null }), { eventId });
  }
}

export const receiptOf = (affiliationId: bigint, amountXof: bigint, more: object = {}) => ({
  affiliationId,
  method: 'bank' as const,
  reference: `VIR-${randomUUID()}`,
  amountXof,
  receivedOn: toDay(TODAY),
  note: null,
  ...more,
});
