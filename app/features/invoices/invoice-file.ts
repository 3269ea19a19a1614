import { parseFrenchDay } from '~/domain/period';
import { comparisonKey } from '~/domain/text/comparison-key';
import { withoutNeutraliser } from '~/domain/text/csv-cell';

/** The columns of a bordereau, in the order of the template. */
export const LINE_COLUMNS = [
  { field: 'matricule', header: 'Matricule', example: 'M00123' },
  { field: 'beneficiary', header: 'Bénéficiaire', example: '' },
  { field: 'careOn', header: 'Date des soins', example: '12/06/2026' },
  { field: 'actCode', header: 'Code de l’acte', example: 'CONS' },
  { field: 'quantity', header: 'Quantité', example: '1' },
  { field: 'billedXof', header: 'Montant facturé', example: '10 000' },
] as const;
type LineField = (typeof LINE_COLUMNS)[number]['field'];

/** How files name a column, compared without case, accents and punctuation. */
const NAMES: Readonly<Record<LineField, readonly string[]>> = {
  matricule: ['matricule', 'matricule participant', 'n matricule', 'numero matricule', 'assure'],
  beneficiary: ['beneficiaire', 'ayant droit', 'nom du beneficiaire', 'patient', 'prenom'],
  careOn: ['date des soins', 'date soins', 'date de soins', 'date', 'date acte', 'date de l acte'],
  actCode: ['code de l acte', 'code acte', 'acte', 'code', 'code prestation'],
  quantity: ['quantite', 'qte', 'nombre'],
  billedXof: ['montant facture', 'montant', 'prix', 'prix facture', 'total', 'montant fcfa'],
};
const REQUIRED: readonly LineField[] = ['matricule', 'careOn', 'actCode', 'billedXof'];

export type FileColumns = ReadonlyMap<LineField, number>;
type Header =
  | { readonly ok: true; readonly columns: FileColumns }
  | { readonly ok: false; readonly missing: readonly string[] };

/** The columns that a row of headers names; what lacks, by the template's own name. */
export function readHeader(cells: readonly string[]): Header {
  const keys = cells.map((cell) => comparisonKey(cell));
  const columns = new Map<LineField, number>();
  for (const { field } of LINE_COLUMNS) {
    const place = keys.findIndex((key) => NAMES[field].includes(key));
    if (place >= 0) columns.set(field, place);
  }
  const missing = LINE_COLUMNS.filter(
    ({ field }) => REQUIRED.includes(field) && !columns.has(field),
  ).map(({ header }) => header);
  return missing.length === 0 ? { ok: true, columns } : { ok: false, missing };
}

/** A row as the form would hold it: days as the calendar writes them, one act unless said otherwise. */
export function readLine(
  cells: readonly string[],
  columns: FileColumns,
): Record<LineField, string> {
  const cell = (field: LineField) =>
    withoutNeutraliser((cells[columns.get(field) ?? -1] ?? '').trim());
  const day = parseFrenchDay(cell('careOn'));
  return {
    matricule: cell('matricule'),
    beneficiary: cell('beneficiary'),
    careOn: day.ok ? day.value : cell('careOn'),
    actCode: cell('actCode'),
    quantity: cell('quantity') || '1',
    billedXof: cell('billedXof').replace(/[.,]0+$/, ''),
  };
}
