import type { CareReason } from '~/domain/care/care-reason';
import type { Day } from '~/domain/period';
import type { TenantContext } from '~/platform/context';

/** What everybody who reads invoices may see of a line. */
export type LineAmounts = {
  readonly position: number;
  readonly billedXof: bigint;
  readonly baseXof: bigint;
  readonly ipmShareXof: bigint;
  readonly coPaymentXof: bigint;
  readonly aboveCeilingXof: bigint;
  readonly excessXof: bigint;
  readonly rejectedXof: bigint;
};

/** Health data: who received which care, and why it is not covered. */
export type LineCare = {
  readonly matricule: string;
  readonly participantName: string;
  readonly dependantName: string | null;
  readonly relation: string | null;
  readonly careOn: Day;
  readonly actCode: string;
  readonly actLabel: string | null;
  readonly quantity: number;
  readonly tariffXof: bigint | null;
  readonly rateBasisPoints: number | null;
  readonly coverSource: string | null;
  readonly reasons: readonly CareReason[];
};

export type MaskedLine = LineAmounts & { readonly care: null };
export type NamedLine = LineAmounts & { readonly care: LineCare };
export type InvoiceLine = MaskedLine | NamedLine;

type Asking = Pick<TenantContext, 'sql'>;

/** The amounts alone: acts, people and reasons do not leave the database. */
export async function listMaskedLines({ sql }: Asking, invoiceId: bigint): Promise<MaskedLine[]> {
  const rows = await sql.rows<LineAmounts>`SELECT position, billedXof, baseXof, ipmShareXof,
      coPaymentXof, aboveCeilingXof, excessXof, rejectedXof
    FROM ProviderInvoiceLine WHERE ipmId = ${sql.ipm} AND invoiceId = ${invoiceId}
    ORDER BY position`;
  return rows.map((row) => ({ ...row, care: null }));
}

/** Only for those who may read care detail; `read-care-lines` writes down each reading. */
export async function listNamedLines({ sql }: Asking, invoiceId: bigint): Promise<NamedLine[]> {
  const rows = await sql.rows<LineAmounts & LineCare>`SELECT l.position, l.billedXof, l.baseXof,
      l.ipmShareXof, l.coPaymentXof, l.aboveCeilingXof, l.excessXof, l.rejectedXof,
      p.matricule, CONCAT(p.firstName, ' ', p.lastName) AS participantName,
      CONCAT(d.firstName, ' ', d.lastName) AS dependantName, d.relation, l.careOn, l.actCode,
      t.label AS actLabel, l.quantity, l.tariffXof, l.rateBasisPoints, c.source AS coverSource,
      l.reasons
    FROM ProviderInvoiceLine l
      JOIN Participant p ON p.ipmId = l.ipmId AND p.id = l.participantId
      LEFT JOIN Dependant d ON d.ipmId = l.ipmId AND d.id = l.dependantId
      LEFT JOIN Tariff t ON t.ipmId = l.ipmId AND t.id = l.tariffId
      LEFT JOIN CoverRate c ON c.ipmId = l.ipmId AND c.id = l.coverRateId
    WHERE l.ipmId = ${sql.ipm} AND l.invoiceId = ${invoiceId} ORDER BY l.position`;
  return rows.map(nameLine);
}

function nameLine(row: LineAmounts & LineCare): NamedLine {
  const { position, billedXof, baseXof, ipmShareXof, coPaymentXof, ...rest } = row;
  const { aboveCeilingXof, excessXof, rejectedXof, ...care } = rest;
  return {
    position,
    billedXof,
    baseXof,
    ipmShareXof,
    coPaymentXof,
    aboveCeilingXof,
    excessXof,
    rejectedXof,
    care,
  };
}
