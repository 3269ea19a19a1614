import { totalOfLines } from '~/domain/care/adjudication';
import type { EntitlementAffiliation } from '~/domain/care/entitlement';
import { shareByLargestRemainder, sum } from '~/domain/money';
import {
  addDays,
  addMonths,
  daysBetween,
  firstDay,
  lastDay,
  type Day,
  type Period,
} from '~/domain/period';
import {
  adjudicateLines,
  type AdjudicatedAct,
  type BilledAct,
  type CareFacts,
} from '~/features/invoices/adjudicate-lines';
import type { Random } from '../random';
import type { Books } from './books';
import type { BulkWorker } from './bulk-members';
import { followInvoice, type InvoiceSums, type PlannedInvoice } from './invoice-life';
import type { BulkAdhesion } from './provider-pool';
import type { Schedule } from './schedule';

export type CareRegisters = {
  readonly workers: readonly BulkWorker[];
  readonly affiliations: ReadonlyMap<bigint, EntitlementAffiliation>;
  readonly adhesions: readonly BulkAdhesion[];
  readonly coverRates: CareFacts['coverRates'];
  readonly rules: CareFacts['rules'];
};

type Place = {
  readonly books: Books;
  readonly schedule: Schedule;
  readonly random: Random;
  readonly registers: CareRegisters;
  readonly today: Day;
  readonly sums: InvoiceSums;
};

/** Acts that a provider's invoices of one month of care have taken, by participant. */
type Taken = Map<bigint, BilledAct[]>;

const SHORTEST = 12;
const LONGEST = 48;

/**
 * The invoices for the care of one month, which come in during the next one. An invoice holds care of
 * a single month, so that what was billed before is looked for among that month's invoices only.
 */
export function planInvoices(place: Place, period: Period, lineCount: number): void {
  const { random, registers, schedule, today } = place;
  const { adhesions } = registers;
  if (lineCount === 0 || adhesions.length === 0) return;
  const weights = adhesions.map((_, index) => BigInt(1 + (index % 5)));
  const shares = shareByLargestRemainder(BigInt(lineCount), weights);
  const received = firstDay(addMonths(period, 1));
  for (const [index, adhesion] of adhesions.entries()) {
    const taken: Taken = new Map();
    let left = Number(shares[index] ?? 0n);
    let day = addDays(received, random.between(1, 4));
    for (let serial = 1; left > 0; serial += 1) {
      const length = Math.min(left, random.between(SHORTEST, LONGEST));
      left -= length;
      const receivedOn = day < today ? day : today;
      const reference = `${period}/${String(serial).padStart(4, '0')}`;
      const isRefused = random.chance(0.04);
      schedule.at(receivedOn, () => {
        enter(place, { adhesion, reference, receivedOn, isRefused }, { period, length, taken });
      });
      // In the order of their days: the one received first is adjudicated first.
      if (random.chance(0.3) && day < addDays(received, 19)) day = addDays(day, 1);
    }
  }
}

function enter(
  place: Place,
  planned: Omit<PlannedInvoice, 'id' | 'lines' | 'totals' | 'adjudicatedOn'>,
  content: { readonly period: Period; readonly length: number; readonly taken: Taken },
) {
  const { books, random, registers, today } = place;
  const { adhesion, receivedOn, isRefused } = planned;
  const id = books.newId();
  const drawn = Array.from({ length: content.length }, (_, index) =>
    drawLine(random, registers, adhesion, content.period, index + 1),
  );
  const billed = drawn.map(({ line }) => line);
  const adjudicatedOn = addDays(receivedOn, adjudicationDays(adhesion));
  const isAdjudicated = !isRefused && adjudicatedOn <= today;
  const lines = isAdjudicated
    ? adjudicateLines(billed, factsOf(registers, adhesion, drawn, content.taken))
    : billed.map(notAdjudicated);
  if (isAdjudicated) take(content.taken, lines);
  for (const line of lines) writeLine(books, id, line);
  const totals = isAdjudicated
    ? totalOfLines(lines)
    : { ...NOTHING, billedXof: sum(billed.map(({ billedXof }) => billedXof)) };
  followInvoice(place, {
    ...planned,
    id,
    lines: lines.length,
    totals,
    adjudicatedOn: isAdjudicated ? adjudicatedOn : null,
  });
}

/** One delay for each provider: invoices keep their order. */
const adjudicationDays = ({ id }: BulkAdhesion) => 2 + Number(id % 11n);

type Drawn = {
  readonly line: BilledAct;
  readonly worker: BulkWorker;
  readonly member: BulkWorker['family'][number] | null;
};

function drawLine(
  random: Random,
  { workers }: CareRegisters,
  { acts }: BulkAdhesion,
  period: Period,
  position: number,
): Drawn {
  const worker = random.pick(workers);
  const { family } = worker;
  const member = family.length === 0 || random.chance(0.4) ? null : random.pick(family);
  const { code, priceXof } = random.pick(acts);
  const quantity = /^(PHA|FJ)/.test(code) ? random.between(1, 4) : 1;
  // One line in eight is billed above the tariff, one in forty for an act without one.
  const factor = random.chance(0.12) ? random.pick([110, 120, 150]) : 100;
  const first = firstDay(period);
  const line = {
    position,
    participantId: worker.id,
    dependantId: member?.id ?? null,
    careOn: addDays(first, random.between(0, daysBetween(first, lastDay(period)))),
    actCode: random.chance(0.025) ? 'HN' : code,
    quantity,
    billedXof: BigInt(Math.round((priceXof * quantity * factor) / 100)),
  };
  return { line, worker, member };
}

/** What `loadCareFacts` reads, from the registers in memory. */
function factsOf(
  registers: CareRegisters,
  adhesion: BulkAdhesion,
  drawn: readonly Drawn[],
  taken: Taken,
): CareFacts {
  const workers = [...new Set(drawn.map(({ worker }) => worker))];
  const employments = workers.flatMap((worker) => worker.employments);
  const wanted = new Set(employments.map(({ affiliationId }) => affiliationId));
  return {
    adhesions: [adhesion],
    participants: workers,
    employments,
    affiliations: [...wanted].flatMap((id) => registers.affiliations.get(id) ?? []),
    dependants: drawn.flatMap(({ member }) => member ?? []),
    tariffs: adhesion.tariffs,
    coverRates: registers.coverRates,
    rules: registers.rules,
    billedBefore: workers.flatMap(({ id }) => taken.get(id) ?? []),
  };
}

function writeLine(books: Books, invoiceId: bigint, line: AdjudicatedAct) {
  books.add('ProviderInvoiceLine', {
    invoiceId,
    position: line.position,
    participantId: line.participantId,
    dependantId: line.dependantId,
    careOn: line.careOn,
    actCode: line.actCode,
    quantity: line.quantity,
    billedXof: line.billedXof,
    tariffId: line.tariffId,
    tariffXof: line.tariffXof,
    coverRateId: line.coverRateId,
    rateBasisPoints: line.rateBasisPoints,
    ruleId: line.ruleId,
    baseXof: line.baseXof,
    ipmShareXof: line.ipmShareXof,
    coPaymentXof: line.coPaymentXof,
    aboveCeilingXof: line.aboveCeilingXof,
    excessXof: line.excessXof,
    rejectedXof: line.rejectedXof,
    reasons: JSON.stringify(line.reasons),
  });
}

function take(taken: Taken, lines: readonly AdjudicatedAct[]) {
  for (const line of lines) {
    if (line.rejectedXof !== 0n) continue;
    const acts = taken.get(line.participantId);
    if (acts === undefined) taken.set(line.participantId, [line]);
    else acts.push(line);
  }
}

const NOTHING = {
  billedXof: 0n,
  baseXof: 0n,
  ipmShareXof: 0n,
  coPaymentXof: 0n,
  aboveCeilingXof: 0n,
  excessXof: 0n,
  rejectedXof: 0n,
} as const;

const notAdjudicated = (line: BilledAct): AdjudicatedAct => ({
  ...line,
  baseXof: 0n,
  ipmShareXof: 0n,
  coPaymentXof: 0n,
  aboveCeilingXof: 0n,
  excessXof: 0n,
  rejectedXof: 0n,
  tariffId: null,
  tariffXof: null,
  coverRateId: null,
  rateBasisPoints: null,
  ruleId: null,
  reasons: [],
});
