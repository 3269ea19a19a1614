import type { Pool, RowDataPacket } from 'mysql2/promise';
import type { Tenant } from './tenants';

/** Where a raw payment goes: what the product would have found out by reading. */
export type RawTarget = {
  readonly tenant: Tenant;
  readonly affiliationId: bigint;
  readonly callId: bigint;
  readonly callMonth: string;
  readonly dueOn: string;
};

type Statement = readonly [string, readonly unknown[]];

const DAY = '2026-02-10';
const MONTH = '2026-02-01';
const AT = '2026-02-10 09:00:00.000';
const DIGEST = 'd'.repeat(64);
const SALT = 's'.repeat(32);
const AFTER = JSON.stringify({ affiliationId: '1', amountXof: '100', method: 'bank', note: null });

/**
 * The limit of a payment: the rows that the product writes for one, known beforehand, each by its own
 * prepared statement, between BEGIN and COMMIT; rows that others want come last.
 */
export async function postRaw(pool: Pool, newId: () => bigint, target: RawTarget): Promise<void> {
  const connection = await pool.getConnection();
  try {
    await connection.beginTransaction();
    for (const [text, values] of statementsOf(newId, target)) {
      await connection.execute(text, values as string[]);
    }
    await connection.commit();
  } finally {
    connection.release();
  }
}

function statementsOf(newId: () => bigint, target: RawTarget): Statement[] {
  const { tenant, affiliationId, callId, callMonth, dueOn } = target;
  const ipmId = tenant.ipm.id;
  const [receiptId, accrualId] = [newId(), newId()];
  return [
    ...appended(newId, target, receiptId, accrualId),
    [
      'UPDATE ContributionCall SET allocatedXof = allocatedXof + ?, settledOn = NULL WHERE ipmId = ? AND id = ?',
      [100, ipmId, callId],
    ],
    summary(ipmId, callMonth, 100, 0),
    summary(ipmId, MONTH, 0, 100),
    [
      `INSERT INTO CallDueSummary (ipmId, regionCode, dueOn, openCount, calledXof, settledXof)
       VALUES (?, ?, ?, ?, ?, ?) ON DUPLICATE KEY UPDATE settledXof = settledXof + VALUES(settledXof)`,
      [ipmId, 'SN-DK', dueOn, 0, 0, 100],
    ],
    [
      `INSERT INTO DuesYear (ipmId, year, cashedXof, dueXof) VALUES (?, ?, ?, ?)
       ON DUPLICATE KEY UPDATE cashedXof = cashedXof + VALUES(cashedXof), dueXof = dueXof + VALUES(dueXof)`,
      [ipmId, 2026, 100, 2],
    ],
    [
      `INSERT INTO DuesMonth (ipmId, period, cashedXof, dueXof) VALUES (?, ?, ?, ?)
       ON DUPLICATE KEY UPDATE cashedXof = cashedXof + VALUES(cashedXof), dueXof = dueXof + VALUES(dueXof)`,
      [ipmId, MONTH, 100, 2],
    ],
    counter(ipmId, 'piece', 2),
    counter(ipmId, 'receipt', 1),
    [
      `INSERT INTO IdempotencyKey (ipmId, \`key\`, digest, result, createdAt) VALUES (?, ?, ?, ?, ?)`,
      [
        ipmId,
        `raw-${String(newId())}`,
        DIGEST,
        `{"ok":true,"affiliation":"${String(affiliationId)}"}`,
        AT,
      ],
    ],
  ];
}

/** Rows that no other payment wants. */
function appended(
  newId: () => bigint,
  { tenant, affiliationId, callId }: RawTarget,
  receiptId: bigint,
  accrualId: bigint,
): Statement[] {
  const ipmId = tenant.ipm.id;
  const auditId = newId();
  const pieces = [
    {
      id: newId(),
      event: 'receipt-bank',
      kind: 'receipt',
      cause: receiptId,
      debit: '521000',
      credit: '411000',
    },
    {
      id: newId(),
      event: 'dues-accrued',
      kind: 'dues-accrual',
      cause: accrualId,
      debit: '658000',
      credit: '447000',
    },
  ];
  return [
    [
      `INSERT INTO Receipt (ipmId, id, number, affiliationId, method, externalId, amountXof, feeXof,
         receivedOn, allocatedXof, note, recordedBy, createdAt)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [
        ipmId,
        receiptId,
        `R-${String(receiptId)}`,
        affiliationId,
        'bank',
        `VIR-${String(receiptId)}`,
        100,
        0,
        DAY,
        100,
        null,
        1,
        AT,
      ],
    ],
    [
      'INSERT INTO Allocation (ipmId, id, receiptId, callId, amountXof, createdAt) VALUES (?, ?, ?, ?, ?, ?)',
      [ipmId, newId(), receiptId, callId, 100, AT],
    ],
    ...pieces.flatMap(({ id, event, kind, cause, debit, credit }): Statement[] => [
      [
        `INSERT INTO LedgerPosting (ipmId, id, number, event, valueDate, postedAt, causeKind, causeId, reversesId, postedBy)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        [ipmId, id, `E-${String(id)}`, event, DAY, AT, kind, cause, null, 1],
      ],
      [
        `INSERT INTO LedgerTransfer (ipmId, postingId, position, debitCode, creditCode, debitParty, creditParty, amountXof, valueDate)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        [ipmId, id, 0, debit, credit, null, `affiliation:${String(affiliationId)}`, 100, DAY],
      ],
    ]),
    [
      `INSERT INTO DuesAccrual (ipmId, id, causeKind, causeId, ruleId, period, movementXof, cashedYtdXof, dueYtdXof, deltaXof, createdAt)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [ipmId, accrualId, 'receipt', receiptId, tenant.rule.id, MONTH, 100, 100, 2, 2, AT],
    ],
    [
      `INSERT INTO AuditEntry (ipmId, id, at, userId, actor, action, entityKind, entityId, reason, requestId, digest)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [
        ipmId,
        auditId,
        AT,
        1,
        'Awa Mesure',
        'receipt.recorded',
        'receipt',
        receiptId,
        null,
        'bench',
        DIGEST,
      ],
    ],
    [
      'INSERT INTO AuditPayload (ipmId, auditId, salt, `before`, `after`) VALUES (?, ?, ?, ?, ?)',
      [ipmId, auditId, SALT, null, AFTER],
    ],
    [
      'INSERT INTO OutboxMessage (ipmId, id, jobName, payload, createdAt) VALUES (?, ?, ?, ?, ?)',
      [ipmId, newId(), 'dues.claim', AFTER, AT],
    ],
  ];
}

const summary = (
  ipmId: bigint,
  month: string,
  settledXof: number,
  cashedXof: number,
): Statement => [
  `INSERT INTO ContributionSummary (ipmId, regionCode, period, callCount, calledXof, settledXof, cashedXof)
   VALUES (?, ?, ?, ?, ?, ?, ?) ON DUPLICATE KEY UPDATE
     settledXof = settledXof + VALUES(settledXof), cashedXof = cashedXof + VALUES(cashedXof)`,
  [ipmId, 'SN-DK', month, 0, 0, settledXof, cashedXof],
];

const counter = (ipmId: bigint, series: string, count: number): Statement => [
  `INSERT INTO NumberSeries (ipmId, series, year, lastNumber) VALUES (?, ?, ?, ?)
   ON DUPLICATE KEY UPDATE lastNumber = lastNumber + VALUES(lastNumber)`,
  [ipmId, series, 2026, count],
];

/** The tables that a payment appends to. */
const COUNTED = [
  'Receipt',
  'Allocation',
  'LedgerPosting',
  'LedgerTransfer',
  'DuesAccrual',
  'AuditEntry',
  'AuditPayload',
  'OutboxMessage',
  'IdempotencyKey',
];

/** How many rows of each table a tenant has: both sides must add the same for each payment. */
export async function countRows(pool: Pool, ipmId: bigint): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const table of COUNTED) {
    const [rows] = await pool.query<RowDataPacket[]>(
      `SELECT COUNT(*) AS total FROM \`${table}\` WHERE ipmId = ?`,
      [ipmId],
    );
    counts[table] = Number(rows[0]?.['total'] ?? 0);
  }
  return counts;
}
