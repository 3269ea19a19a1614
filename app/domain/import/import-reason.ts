import type { RelationReason } from '~/domain/affiliation/dependant';
import type { EmailReason } from '~/domain/affiliation/email';
import type { NinReason, NinWarning } from '~/domain/affiliation/nin';
import type { NineaReason, NineaWarning } from '~/domain/affiliation/ninea';
import type { PersonNameReason } from '~/domain/affiliation/person-name';
import type { PhoneReason, PhoneWarning } from '~/domain/affiliation/phone';
import type { RegionReason, RegionWarning } from '~/domain/affiliation/region';
import type { SexReason } from '~/domain/affiliation/sex';
import type { XofReason } from '~/domain/money';
import type { DayReason } from '~/domain/period';
import type { ImportColumn } from './header-names';

/** Why a cell, and with it its row, is refused. */
export type ImportReasonCode =
  | 'value-missing'
  | 'value-too-long'
  | 'salary-zero'
  | 'hired-before-birth'
  | Exclude<
      | XofReason
      | DayReason
      | NineaReason
      | PhoneReason
      | NinReason
      | RegionReason
      | PersonNameReason
      | EmailReason
      | SexReason
      | RelationReason,
      `${string}-missing`
    >;

/** What is doubtful in a cell that is kept. */
export type ImportWarningCode =
  NineaWarning | PhoneWarning | NinWarning | RegionWarning | 'sex-differs-from-relation';

export type ImportReason = {
  readonly column: ImportColumn;
  readonly code: ImportReasonCode;
  /** The cell as written. */
  readonly value: string;
};

export type ImportWarning = {
  readonly column: ImportColumn;
  readonly code: ImportWarningCode;
  readonly value: string;
};

export type ParsedRow<Value> =
  | { readonly ok: true; readonly value: Value; readonly warnings: readonly ImportWarning[] }
  | { readonly ok: false; readonly reasons: readonly ImportReason[] };
