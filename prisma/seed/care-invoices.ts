import { addDays, type Day } from '~/domain/period';
import { adjudicateInvoice } from '~/features/invoices/adjudicate-invoice.server';
import { approveInvoice } from '~/features/invoices/approve-invoice.server';
import { enterInvoice } from '~/features/invoices/enter-invoice.server';
import type { EnteredLine } from '~/features/invoices/invoice-form';
import { payInvoice } from '~/features/invoices/pay-invoice.server';
import { refuseInvoice } from '~/features/invoices/refuse-invoice.server';
import type { IpmIdentity, TenantContext } from '~/platform/context';
import type { SeedAct } from './care-catalogue';
import type { Random } from './random';
import { morningOf, type SimulatedRuntime } from './simulated-runtime';

export type SeededProvider = {
  readonly adhesionId: bigint;
  readonly name: string;
  readonly acts: readonly SeedAct[];
};

type Patient = { readonly matricule: string; readonly beneficiary: string | null };
type PlannedInvoice = {
  readonly provider: SeededProvider;
  readonly reference: string;
  readonly receivedOn: Day;
  readonly lines: EnteredLine[];
  readonly adjudicatedOn: Day;
  readonly decidedOn: Day;
  readonly isRefused: boolean;
  readonly paidOn: Day;
};
type Step = {
  readonly on: Day;
  readonly actor: string;
  readonly run: (ctx: TenantContext) => Promise<void>;
};

const DAYS_BACK = 180;
const PATIENTS = 150;

/** Invoices of the last six months, each as far on its way as its days allow. */
export async function seedInvoices(options: {
  readonly simulated: SimulatedRuntime;
  readonly ipm: IpmIdentity;
  readonly random: Random;
  readonly providers: readonly SeededProvider[];
  readonly count: number;
  readonly today: Day;
}): Promise<void> {
  const { simulated, ipm, random, providers, count, today } = options;
  const patients = await listPatients(simulated.contextOf(ipm), random);
  const steps = Array.from({ length: count }, (_, index) =>
    stepsOf(planInvoice(random, pickProvider(random, providers), patients, index, today)),
  )
    .flat()
    .filter(({ on }) => on < today)
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  for (const { on, actor, run } of steps) {
    simulated.setTime(morningOf(on));
    await run(simulated.contextOf(ipm, `${actor} (démonstration)`));
  }
}

/** The first is the one that has an account: it has more to see. */
function pickProvider(random: Random, providers: readonly SeededProvider[]): SeededProvider {
  const [first] = providers;
  return first !== undefined && random.chance(0.3) ? first : random.pick(providers);
}

async function listPatients({ sql }: TenantContext, random: Random): Promise<Patient[]> {
  const workers = await sql.rows<{ id: bigint; matricule: string }>`SELECT id, matricule
    FROM Participant WHERE ipmId = ${sql.ipm} ORDER BY id LIMIT ${PATIENTS}`;
  const family = await sql.rows<{
    participantId: bigint;
    firstName: string;
    lastName: string;
    birthDate: Day | null;
  }>`SELECT participantId, firstName, lastName, birthDate FROM Dependant
    WHERE ipmId = ${sql.ipm} AND participantId IN (${sql.list(workers.map(({ id }) => id))})
    ORDER BY id`;
  return workers.map(({ id, matricule }) => {
    const members = family.filter(({ participantId }) => participantId === id);
    const isOwnCare = members.length === 0 || random.chance(0.45);
    const member = isOwnCare ? null : random.pick(members);
    if (member === null) return { matricule, beneficiary: null };
    const { firstName, lastName, birthDate } = member;
    const beneficiary = `${firstName} ${lastName} ${birthDate?.slice(0, 4) ?? ''}`.trim();
    const twins = members.filter(
      (other) =>
        other.firstName === firstName &&
        other.lastName === lastName &&
        other.birthDate?.slice(0, 4) === birthDate?.slice(0, 4),
    );
    return { matricule, beneficiary: twins.length > 1 ? null : beneficiary };
  });
}

function planInvoice(
  random: Random,
  provider: SeededProvider,
  patients: readonly Patient[],
  index: number,
  today: Day,
): PlannedInvoice {
  const receivedOn = addDays(today, -random.between(1, DAYS_BACK));
  const adjudicatedOn = addDays(receivedOn, random.between(2, 14));
  const decidedOn = addDays(adjudicatedOn, random.between(1, 9));
  const length = random.chance(0.8) ? random.between(3, 10) : random.between(11, 25);
  const reference = `${receivedOn.slice(0, 4)}/${receivedOn.slice(5, 7)}-${String(index + 1).padStart(3, '0')}`;
  return {
    provider,
    reference,
    receivedOn,
    adjudicatedOn,
    decidedOn,
    isRefused: random.chance(0.07),
    paidOn: addDays(decidedOn, random.between(5, 55)),
    lines: Array.from({ length }, () => planLine(random, provider, patients, receivedOn)),
  };
}

function planLine(
  random: Random,
  { acts }: SeededProvider,
  patients: readonly Patient[],
  receivedOn: Day,
): EnteredLine {
  const { code, priceXof } = random.pick(acts);
  const quantity = /^(PHA|FJ)/.test(code) ? random.between(1, 4) : 1;
  // One line in eight is billed above the tariff, one in forty for an act without one.
  const factor = random.chance(0.12) ? random.pick([110, 120, 150]) : 100;
  return {
    ...random.pick(patients),
    careOn: addDays(receivedOn, -random.between(1, 40)),
    actCode: random.chance(0.025) ? 'HN' : code,
    quantity,
    billedXof: BigInt(Math.round((priceXof * quantity * factor) / 100)),
  };
}

function stepsOf(planned: PlannedInvoice): Step[] {
  const { provider, receivedOn, adjudicatedOn, decidedOn, isRefused, paidOn } = planned;
  const { reference, lines } = planned;
  const { adhesionId } = provider;
  let invoiceId = 0n;
  let ipmShareXof = 0n;
  const refuse = async (ctx: TenantContext, reason: string) => {
    await done(refuseInvoice(ctx, { invoiceId, reason }));
    ipmShareXof = 0n;
  };
  return [
    {
      on: receivedOn,
      actor: 'Liquidation',
      run: async (ctx) => {
        const input = { adhesionId, providerReference: reference, receivedOn, lines };
        ({ invoiceId } = await done(enterInvoice(ctx, input)));
      },
    },
    {
      on: adjudicatedOn,
      actor: 'Liquidation',
      run: async (ctx) => {
        ({ ipmShareXof } = await done(adjudicateInvoice(ctx, { invoiceId })));
      },
    },
    {
      on: decidedOn,
      actor: 'Gérant',
      run: async (ctx) => {
        if (isRefused) return refuse(ctx, 'Ordonnances non jointes au bordereau');
        if (ipmShareXof === 0n) return refuse(ctx, 'Aucune ligne n’est prise en charge');
        await done(approveInvoice(ctx, { invoiceId, ipmShareXof }));
      },
    },
    {
      on: paidOn,
      actor: 'Comptable',
      run: async (ctx) => {
        if (ipmShareXof === 0n) return;
        const method = reference.endsWith('3')
          ? 'cheque'
          : reference.endsWith('7')
            ? 'wave'
            : 'bank';
        const prefix = { bank: 'VIR', cheque: 'CHQ', wave: 'WAVE' }[method];
        const payment = { method, reference: `${prefix} ${reference}`, paidOn } as const;
        await done(payInvoice(ctx, { invoiceId, ...payment }));
      },
    },
  ];
}

/** A refusal would be a fault of the plan. */
async function done<Result extends { readonly ok: boolean }>(
  answer: Promise<Result>,
): Promise<Extract<Result, { ok: true }>> {
  const result = await answer;
  if (!result.ok) throw new Error(`the seed is refused: ${JSON.stringify(result)}`);
  return result as Extract<Result, { ok: true }>;
}
