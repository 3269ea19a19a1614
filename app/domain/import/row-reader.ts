import { withoutNeutraliser } from '~/domain/text/csv-cell';
import type { ImportColumn, RowCells } from './header-names';
import type {
  ImportReason,
  ImportReasonCode,
  ImportWarning,
  ImportWarningCode,
  ParsedRow,
} from './import-reason';

/** The parsers of cells; a `…-missing` reason cannot come from a cell that holds something. */
type ParsedCell<Value> =
  | { readonly ok: true; readonly value: Value; readonly warnings?: readonly ImportWarningCode[] }
  | { readonly ok: false; readonly reason: ImportReasonCode | `${string}-missing` };

type ParseCell<Value> = (text: string) => ParsedCell<Value>;

/** Reads the cells of one row and collects every reason and warning on the way. */
export function rowReader(cells: RowCells) {
  const reasons: ImportReason[] = [];
  const warnings: ImportWarning[] = [];
  const written = (column: ImportColumn) => withoutNeutraliser(cells[column]?.trim() ?? '');
  const refuse = (column: ImportColumn, code: ImportReasonCode) => {
    reasons.push({ column, code, value: written(column) });
  };
  const warn = (column: ImportColumn, code: ImportWarningCode) => {
    warnings.push({ column, code, value: written(column) });
  };

  function optional<Value>(column: ImportColumn, parse: ParseCell<Value>): Value | null {
    const text = written(column);
    if (text === '') return null;
    const parsed = parse(text);
    if (parsed.ok) {
      for (const code of parsed.warnings ?? []) warn(column, code);
      return parsed.value;
    }
    refuse(column, isMissing(parsed.reason) ? 'value-missing' : parsed.reason);
    return null;
  }

  function required<Value>(column: ImportColumn, parse: ParseCell<Value>): Value | null {
    if (written(column) === '') refuse(column, 'value-missing');
    return optional(column, parse);
  }

  /** The row when nothing is against it; `make` is not called otherwise. */
  function finish<Value>(make: () => Value | null): ParsedRow<Value> {
    const value = reasons.length === 0 ? make() : null;
    return value === null ? { ok: false, reasons } : { ok: true, value, warnings };
  }

  return { optional, required, refuse, warn, finish };
}

export function textUpTo(maxLength: number): ParseCell<string> {
  return (text) => {
    const value = text.normalize('NFC').replace(/\s+/g, ' ').trim();
    return value.length > maxLength ? { ok: false, reason: 'value-too-long' } : { ok: true, value };
  };
}

function isMissing(reason: string): reason is `${string}-missing` {
  return reason.endsWith('-missing');
}
