import type { ImportColumn, RowCells } from '~/domain/import/header-names';
import type { ImportReasonCode, ParsedRow } from '~/domain/import/import-reason';
import type { Day } from '~/domain/period';
import type { IpmTransaction, TenantContext, TenantSql } from '~/platform/context';

/** What only the other rows and the IPM's records can tell is wrong. */
export type RecordReasonCode =
  | 'employer-unknown'
  | 'employer-ended'
  | 'participant-unknown'
  | 'nin-of-another'
  | 'row-repeated'
  | 'nin-repeated';

/** Why a row is wrong: the column, a code below `imports.reasons`, and what the sentence quotes. */
export type RowProblem = {
  readonly column: ImportColumn;
  readonly code: ImportReasonCode | RecordReasonCode;
  readonly value: string;
};

/** Fields as the sample shows them. */
export type FieldValues = Readonly<Record<string, string | null>>;

export type Decision<Work> =
  | { readonly outcome: 'create'; readonly after: FieldValues; readonly work: Work }
  | {
      readonly outcome: 'change';
      readonly before: FieldValues;
      readonly after: FieldValues;
      readonly work: Work;
    }
  | { readonly outcome: 'unchanged' }
  | { readonly outcome: 'wrong'; readonly problems: readonly RowProblem[] };

/** A key that two rows of one file may not both have. */
export type FileKey = {
  readonly column: ImportColumn;
  readonly code: 'row-repeated' | 'nin-repeated';
  readonly key: string;
};

export type ImportTerms = {
  /** First day on which the file's salaries and links are true. */
  readonly effectiveOn: Day;
  /** In a transaction that will write: rows are locked as they are read. */
  readonly lock: boolean;
};

/** What one kind of file does with its rows; the reading, counting and committing is the same for all. */
export type Importer<Value, Prepared, Work> = {
  /** How the journal names the records. */
  readonly entityKind: 'affiliation' | 'participant' | 'dependant';
  /** The tables that a file fills. */
  readonly tables: readonly string[];
  readonly parse: (cells: RowCells) => ParsedRow<Value>;
  readonly keysOf: (value: Value) => readonly FileKey[];
  /** National rows that new records will point to: made before the transaction, again does no harm. */
  readonly prepare: (ctx: TenantContext, values: readonly Value[]) => Promise<Prepared>;
  /** One decision for each value, in order; reads by sets, never row by row. */
  readonly decide: (
    ctx: TenantContext,
    sql: TenantSql,
    values: readonly Value[],
    terms: ImportTerms,
  ) => Promise<readonly Decision<Work>[]>;
  /** Answers what was written, in the order of the works. */
  readonly write: (
    ctx: TenantContext,
    tx: IpmTransaction,
    works: readonly Work[],
    prepared: Prepared,
  ) => Promise<readonly WrittenRecord[]>;
};

export type WrittenRecord = {
  readonly id: bigint;
  /** What puts the record back as it was; null for one that was made. */
  readonly undo: RecordUndo | null;
};

/** How a changed record was; amounts and ids as text, for JSON knows no such numbers. */
export type RecordUndo = {
  readonly fields: FieldValues;
  readonly employment?: {
    readonly inserted: string | null;
    readonly closed: readonly { readonly id: string; readonly validTo: Day }[];
    readonly corrected: {
      readonly id: string;
      readonly affiliationId: string;
      readonly monthlySalaryXof: string;
    } | null;
  };
};

/** Fields of `after` that differ from `before`, with both values; an absent value in the file changes nothing. */
export function changedFields<Row extends Readonly<Record<string, unknown>>>(
  before: Row,
  file: Readonly<Partial<Record<keyof Row & string, string | null>>>,
): { before: Record<string, string | null>; after: Record<string, string | null> } {
  const changed: {
    before: Record<string, string | null>;
    after: Record<string, string | null>;
  } = { before: {}, after: {} };
  for (const [field, value] of Object.entries(file) as [string, string | null | undefined][]) {
    const known = before[field];
    const old = typeof known === 'string' ? known : null;
    if (value === null || value === undefined || value === old) continue;
    changed.before[field] = old;
    changed.after[field] = value;
  }
  return changed;
}
