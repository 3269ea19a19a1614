import { accrueDues as computeDues } from '~/domain/oversight/dues';
import { openValueDate } from '~/domain/ledger/closing';
import { firstDay, periodOf, yearOf, type Day } from '~/domain/period';
import { postEvent } from '~/features/ledger/post-event.server';
import { closedThrough } from '~/features/ledger/write-pieces.server';
import type { IpmTransaction, TenantContext } from '~/platform/context';
import { duesRuleIn } from './dues-queries.server';

type DuesMovement = {
  /** `receipt`, `receipt-reversal` or `allocation`, with the id of that row: one accrual each. */
  readonly causeKind: string;
  readonly causeId: bigint;
  /** Contributions cashed and allocated; negative when given back. */
  readonly movementXof: bigint;
  readonly receivedOn: Day;
};

/**
 * Moves the base of ICAMO's dues (2 % of contributions cashed, capped by calendar year; plan
 * stratégique de l'ICAMO 2023-2027) at the end of the transaction, and tells ICAMO by a message.
 */
export async function accrueDues(
  ctx: TenantContext,
  tx: IpmTransaction,
  movement: DuesMovement,
): Promise<void> {
  const rule = await duesRuleIn(tx, movement.receivedOn);
  if (rule === null) throw new Error(`no dues rule on ${movement.receivedOn}`);
  const year = yearOf(movement.receivedOn);
  tx.atEnd('dues', `${year}`, async () => {
    const before = await lockYear(tx, year);
    const after = computeDues({ rule, ...before, movementXof: movement.movementXof });
    const accrualId = tx.newId();
    await storeAccrual(tx, accrualId, rule.id, movement, after);
    if (after.deltaXof === 0n) return;
    const period = periodOf(movement.receivedOn);
    const valueDate = openValueDate(movement.receivedOn, await closedThrough(tx));
    postEvent(ctx, tx, {
      event: after.deltaXof > 0n ? 'dues-accrued' : 'dues-reduced',
      valueDate,
      causeKind: 'dues-accrual',
      causeId: accrualId,
      amounts: { amount: magnitude(after.deltaXof) },
      parties: after.deltaXof > 0n ? { creditParty: ICAMO } : { debitParty: ICAMO },
    });
    await tx.enqueue('dues.claim', {
      causeId: accrualId,
      period,
      deltaXof: after.deltaXof,
      valueDate,
    });
  });
}

const ICAMO = 'icamo';

const magnitude = (amountXof: bigint) => (amountXof < 0n ? -amountXof : amountXof);

async function lockYear(tx: IpmTransaction, year: number) {
  const row = (await findYear(tx, year)) ?? (await startYear(tx, year));
  if (row === null) throw new Error(`no dues row for ${year}`);
  return { cashedYtdXof: row.cashedXof, dueYtdXof: row.dueXof };
}

const findYear = ({ sql }: IpmTransaction, year: number) =>
  sql.first<{ cashedXof: bigint; dueXof: bigint }>`SELECT cashedXof, dueXof
    FROM DuesYear WHERE ipmId = ${sql.ipm} AND year = ${year} FOR UPDATE`;

/** The first receipt of a year; another transaction may have come first. */
async function startYear(tx: IpmTransaction, year: number) {
  const { sql } = tx;
  await sql.run`INSERT INTO DuesYear (ipmId, year, cashedXof, dueXof)
    VALUES (${sql.ipm}, ${year}, 0, 0) ON DUPLICATE KEY UPDATE year = year`;
  return findYear(tx, year);
}

async function storeAccrual(
  tx: IpmTransaction,
  accrualId: bigint,
  ruleId: bigint,
  movement: DuesMovement,
  after: { readonly cashedYtdXof: bigint; readonly dueYtdXof: bigint; readonly deltaXof: bigint },
) {
  const { later } = tx;
  const { causeKind, causeId, movementXof, receivedOn } = movement;
  const month = firstDay(periodOf(receivedOn));
  const { cashedYtdXof, dueYtdXof, deltaXof } = after;
  await later.insert('DuesAccrual', {
    id: accrualId,
    causeKind,
    causeId,
    ruleId,
    period: month,
    movementXof,
    cashedYtdXof,
    dueYtdXof,
    deltaXof,
    createdAt: tx.now,
  });
  await later.run`UPDATE DuesYear SET cashedXof = ${cashedYtdXof}, dueXof = ${dueYtdXof}
    WHERE ipmId = ${later.ipm} AND year = ${yearOf(receivedOn)}`;
  await later.run`INSERT INTO DuesMonth (ipmId, period, cashedXof, dueXof)
    VALUES (${later.ipm}, ${month}, ${movementXof}, ${deltaXof})
    ON DUPLICATE KEY UPDATE cashedXof = cashedXof + VALUES(cashedXof),
      dueXof = dueXof + VALUES(dueXof)`;
}
