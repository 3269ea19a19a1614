import { addDays, OPEN_END, toDay, type Day } from '~/domain/period';
import { adjudicateInvoice } from '~/features/invoices/adjudicate-invoice.server';
import { approveInvoice } from '~/features/invoices/approve-invoice.server';
import { enterInvoice } from '~/features/invoices/enter-invoice.server';
import type { EnteredLine } from '~/features/invoices/invoice-form';
import { registerProvider } from '~/features/providers/register-provider.server';
import { setTariff } from '~/features/tariffs/set-tariff.server';
import { newIpm, type TestIpm } from '#tests/support/new-ipm';
import { testRuntime } from '#tests/support/runtime';

export const TODAY = toDay('2026-11-20');
export const CARE_DAY = toDay('2026-11-02');

export type CareIpm = TestIpm & {
  readonly adhesionId: bigint;
  readonly providerId: bigint;
  readonly affiliationId: bigint;
  readonly participantId: bigint;
};

/** An IPM with one worker M001, in order since 2020, and one clinic that bills a consultation at 5 000. */
export async function newCareIpm(
  options: { readonly waitingMonths?: number; readonly dutiesApart?: boolean } = {},
) {
  testRuntime({ clock: () => new Date(`${TODAY}T10:00:00Z`) });
  const test = await newIpm({
    ledger: true,
    rule: { waitingMonths: options.waitingMonths ?? 0 },
    coverRates: { consultation: 8_000, 'tests-medicines': 7_000 },
  });
  if (!options.dutiesApart) await onePersonDoesAll(test);
  const affiliationId = await newAffiliation(test);
  const participantId = await newParticipant(test, affiliationId, 'M001');
  const { adhesionId, providerId } = await newProvider(test);
  await setPrice(test, adhesionId, 'C', 5_000n, '2026-01-01');
  return { ...test, adhesionId, providerId, affiliationId, participantId } satisfies CareIpm;
}

/** As in a small IPM: what a test does to an invoice, it does with one user. */
function onePersonDoesAll({ ctx, sql, user }: TestIpm) {
  return sql.insert('DutyRule', {
    id: ctx.newId(),
    approverApart: false,
    payerApart: false,
    reason: 'test',
    validFrom: '2000-01-01',
    validTo: OPEN_END,
    createdBy: user.id,
    createdAt: ctx.now,
  });
}

export async function newProvider(test: TestIpm, name = 'Clinique du Lac') {
  const done = await registerProvider(test.ctx, {
    name,
    kind: 'clinic',
    regionCode: 'SN-DK',
    ninea: null,
    phone: `+2213${test.ctx.newId().toString().slice(-8)}`,
    email: null,
    paymentDelayDays: 30,
    validFrom: toDay('2026-01-01'),
  });
  if (!done.ok) throw new Error(done.reason);
  return done;
}

export async function setPrice(
  test: TestIpm,
  adhesionId: bigint,
  actCode: string,
  priceXof: bigint,
  from: string,
) {
  const label = `Acte ${actCode}`;
  return setTariff(test.ctx, {
    adhesionId,
    actCode,
    label,
    rubric: 'consultation',
    priceXof,
    validFrom: toDay(from),
  });
}

export async function newAffiliation({ ctx, sql }: TestIpm): Promise<bigint> {
  const id = ctx.newId();
  await sql.insert('Affiliation', {
    id,
    employerId: ctx.newId(),
    number: `A-${id % 1_000_000n}`,
    name: 'Société de test',
    ninea: '009000019',
    regionCode: 'SN-DK',
    status: 'active',
    affiliatedOn: '2015-01-01',
    createdAt: ctx.now,
    updatedAt: ctx.now,
  });
  return id;
}

export async function newParticipant(
  { ctx, sql }: TestIpm,
  affiliationId: bigint,
  matricule: string,
  hiredOn = '2020-01-01',
): Promise<bigint> {
  const id = ctx.newId();
  await sql.insert('Participant', {
    id,
    personId: ctx.newId(),
    matricule,
    lastName: 'DIOP',
    firstName: 'Awa',
    status: 'active',
    enrolledOn: hiredOn,
    createdAt: ctx.now,
    updatedAt: ctx.now,
  });
  await sql.insert('Employment', {
    id: ctx.newId(),
    participantId: id,
    affiliationId,
    monthlySalaryXof: 200_000n,
    validFrom: hiredOn,
    validTo: OPEN_END,
    createdAt: ctx.now,
  });
  return id;
}

export async function newDependant(
  { ctx, sql }: TestIpm,
  participantId: bigint,
  given: {
    readonly firstName: string;
    readonly birthDate: string;
    readonly relation?: string;
    readonly schoolCertificateUntil?: string;
  },
): Promise<bigint> {
  const id = ctx.newId();
  await sql.insert('Dependant', {
    id,
    participantId,
    personId: ctx.newId(),
    matchKey: `${given.firstName}-${id}`,
    lastName: 'DIOP',
    firstName: given.firstName,
    birthDate: given.birthDate,
    relation: given.relation ?? 'child',
    schoolCertificateUntil: given.schoolCertificateUntil ?? null,
    validFrom: '2020-01-01',
    validTo: OPEN_END,
    createdAt: ctx.now,
    updatedAt: ctx.now,
  });
  return id;
}

export const line = (given: Partial<EnteredLine> = {}): EnteredLine => ({
  matricule: 'M001',
  beneficiary: null,
  careOn: CARE_DAY,
  actCode: 'C',
  quantity: 1,
  billedXof: 5_000n,
  ...given,
});

let references = 0;

export async function entered(test: CareIpm, lines: readonly EnteredLine[]): Promise<bigint> {
  references += 1;
  const done = await enterInvoice(test.ctx, {
    adhesionId: test.adhesionId,
    providerReference: `BORD-${references}`,
    receivedOn: addDays(TODAY, -5),
    lines: [...lines],
  });
  if (!done.ok) throw new Error(done.reason);
  return done.invoiceId;
}

export async function adjudicated(test: CareIpm, lines: readonly EnteredLine[]): Promise<bigint> {
  const invoiceId = await entered(test, lines);
  const done = await adjudicateInvoice(test.ctx, { invoiceId });
  if (!done.ok) throw new Error(done.reason);
  return invoiceId;
}

export async function approved(test: CareIpm, lines: readonly EnteredLine[]): Promise<bigint> {
  const invoiceId = await adjudicated(test, lines);
  const { ipmShareXof } = await invoiceOf(test, invoiceId);
  const done = await approveInvoice(test.ctx, { invoiceId, ipmShareXof });
  if (!done.ok) throw new Error(done.reason);
  return invoiceId;
}

export type StoredInvoice = {
  readonly state: string;
  readonly number: string | null;
  readonly dueOn: Day;
  readonly billedXof: bigint;
  readonly ipmShareXof: bigint;
  readonly coPaymentXof: bigint;
  readonly aboveCeilingXof: bigint;
  readonly excessXof: bigint;
  readonly rejectedXof: bigint;
};

export async function invoiceOf({ sql }: TestIpm, id: bigint): Promise<StoredInvoice> {
  const row = await sql.first<StoredInvoice>`SELECT state, number, dueOn, billedXof, ipmShareXof,
      coPaymentXof, aboveCeilingXof, excessXof, rejectedXof
    FROM ProviderInvoice WHERE ipmId = ${sql.ipm} AND id = ${id}`;
  if (row === null) throw new Error('no such invoice');
  return row;
}

/** Debit less credit. */
export async function balanceOf({ sql }: TestIpm, account: string): Promise<bigint> {
  const row = await sql.first<{ xof: bigint | null }>`
    SELECT SUM(IF(debitCode = ${account}, amountXof, 0))
      - SUM(IF(creditCode = ${account}, amountXof, 0)) AS xof
    FROM LedgerTransfer WHERE ipmId = ${sql.ipm}`;
  return row?.xof ?? 0n;
}
