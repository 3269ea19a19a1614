import { adjudicateLine, type AdjudicatedLine } from '~/domain/care/adjudication';
import {
  checkEntitlement,
  DEFAULT_AGE_LIMITS,
  type EntitlementAffiliation,
  type EntitlementDependant,
} from '~/domain/care/entitlement';
import { isWithin, type Day } from '~/domain/period';

type Validity = { readonly validFrom: Day; readonly validTo: Day };

export type BilledAct = {
  readonly position: number;
  readonly participantId: bigint;
  readonly dependantId: bigint | null;
  readonly careOn: Day;
  readonly actCode: string;
  readonly quantity: number;
  readonly billedXof: bigint;
};

type Act = Pick<BilledAct, 'participantId' | 'dependantId' | 'careOn' | 'actCode'>;

type Adhesion = Validity & { readonly id: bigint };

/** What the IPM's registers say, on all the days of care of an invoice. */
export type CareFacts = {
  /** The provider's periods under convention; first the one that the invoice names. */
  readonly adhesions: readonly [Adhesion, ...Adhesion[]];
  readonly participants: readonly { readonly id: bigint; readonly leftOn: Day | null }[];
  readonly employments: readonly (Validity & {
    readonly participantId: bigint;
    readonly affiliationId: bigint;
  })[];
  readonly affiliations: readonly EntitlementAffiliation[];
  readonly dependants: readonly (EntitlementDependant & { readonly id: bigint })[];
  readonly tariffs: readonly (Validity & {
    readonly id: bigint;
    readonly adhesionId: bigint;
    readonly actCode: string;
    readonly rubric: string;
    readonly priceXof: bigint;
  })[];
  readonly coverRates: readonly (Validity & {
    readonly id: bigint;
    readonly rubric: string;
    readonly rateBasisPoints: number;
  })[];
  readonly rules: readonly (Validity & { readonly id: bigint; readonly waitingMonths: number })[];
  /** Acts of the provider's earlier invoices that were not rejected. */
  readonly billedBefore: readonly Act[];
};

/** A line's figures with every input that made them. */
export type AdjudicatedAct = BilledAct &
  AdjudicatedLine & {
    readonly tariffId: bigint | null;
    readonly tariffXof: bigint | null;
    readonly coverRateId: bigint | null;
    readonly rateBasisPoints: number | null;
    readonly ruleId: bigint | null;
  };

/** The same lines under the same facts give the same francs, whenever it is done. */
export function adjudicateLines(lines: readonly BilledAct[], facts: CareFacts): AdjudicatedAct[] {
  const before = new Set(facts.billedBefore.map(actKey));
  const registers = indexed(facts);
  const seen = new Set<string>();
  return lines.map((line) => {
    const same = `${actKey(line)}:${line.quantity}:${line.billedXof}`;
    const isAlreadyBilled = before.has(actKey(line)) || seen.has(same);
    seen.add(same);
    return adjudicateAct(line, registers, isAlreadyBilled);
  });
}

type Registers = ReturnType<typeof indexed>;

/** Looked up for each line instead of searched through. */
function indexed(facts: CareFacts) {
  return {
    ...facts,
    participants: new Map(facts.participants.map((row) => [row.id, row])),
    employments: grouped(facts.employments, ({ participantId }) => participantId),
    affiliations: new Map(facts.affiliations.map((row) => [row.id, row])),
    dependants: new Map(facts.dependants.map((row) => [row.id, row])),
    tariffs: grouped(facts.tariffs, ({ actCode }) => actCode),
    coverRates: grouped(facts.coverRates, ({ rubric }) => rubric),
  };
}

function adjudicateAct(
  line: BilledAct,
  registers: Registers,
  isAlreadyBilled: boolean,
): AdjudicatedAct {
  const { careOn, actCode } = line;
  const rule = inForce(registers.rules, careOn);
  const adhesion = inForce(registers.adhesions, careOn) ?? registers.adhesions[0];
  const tariff = priceOf(registers.tariffs.get(actCode) ?? [], adhesion, careOn);
  const cover =
    tariff === null ? null : inForce(registers.coverRates.get(tariff.rubric) ?? [], careOn);
  const adjudicated = adjudicateLine({
    billedXof: line.billedXof,
    quantity: line.quantity,
    tariffXof: tariff?.priceXof ?? null,
    // Without a tariff the rubric is unknown: the missing tariff is the reason, not the rate.
    coverRateBasisPoints: tariff === null ? 0 : (cover?.rateBasisPoints ?? null),
    entitlement: entitlementOf(line, registers, adhesion, rule?.waitingMonths ?? 0),
    isAlreadyBilled,
  });
  // One field after another: two spreads into one object take as long as all the rest together.
  return {
    position: line.position,
    participantId: line.participantId,
    dependantId: line.dependantId,
    careOn,
    actCode,
    quantity: line.quantity,
    billedXof: line.billedXof,
    tariffId: tariff?.id ?? null,
    tariffXof: tariff?.priceXof ?? null,
    coverRateId: cover?.id ?? null,
    rateBasisPoints: cover?.rateBasisPoints ?? null,
    ruleId: rule?.id ?? null,
    baseXof: adjudicated.baseXof,
    ipmShareXof: adjudicated.ipmShareXof,
    coPaymentXof: adjudicated.coPaymentXof,
    aboveCeilingXof: adjudicated.aboveCeilingXof,
    excessXof: adjudicated.excessXof,
    rejectedXof: adjudicated.rejectedXof,
    reasons: adjudicated.reasons,
  };
}

function entitlementOf(
  line: BilledAct,
  registers: Registers,
  adhesion: Adhesion,
  waitingMonths: number,
) {
  const { careOn, participantId, dependantId } = line;
  const employments = registers.employments.get(participantId) ?? [];
  const employers = new Set(employments.map(({ affiliationId }) => affiliationId));
  return checkEntitlement({
    careOn,
    participant: {
      leftOn: registers.participants.get(participantId)?.leftOn ?? null,
      employments,
    },
    affiliations: [...employers].flatMap((id) => registers.affiliations.get(id) ?? []),
    waitingMonths,
    ageLimits: DEFAULT_AGE_LIMITS,
    dependant: dependantId === null ? null : required(registers.dependants.get(dependantId)),
    adhesion,
  });
}

function grouped<Key, Row>(rows: readonly Row[], keyOf: (row: Row) => Key): Map<Key, Row[]> {
  const groups = new Map<Key, Row[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group === undefined) groups.set(keyOf(row), [row]);
    else group.push(row);
  }
  return groups;
}

/** Of the convention in force on the day of care: an older period's prices ended with it. */
function priceOf<Price extends Validity & { readonly adhesionId: bigint }>(
  prices: readonly Price[],
  { id }: Adhesion,
  day: Day,
): Price | null {
  return (
    prices.find(
      ({ adhesionId, validFrom, validTo }) =>
        adhesionId === id && isWithin(day, validFrom, validTo),
    ) ?? null
  );
}

function inForce<Row extends Validity>(rows: readonly Row[], day: Day): Row | null {
  return rows.find(({ validFrom, validTo }) => isWithin(day, validFrom, validTo)) ?? null;
}

function required<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('a line names a dependant that is not there');
  return value;
}

const actKey = ({ participantId, dependantId, careOn, actCode }: Act) =>
  `${participantId}:${dependantId ?? 0n}:${careOn}:${actCode}`;
