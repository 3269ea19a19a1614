import { type DependantRelation, parseRelation } from '~/domain/affiliation/dependant';
import { parsePersonName } from '~/domain/affiliation/person-name';
import { parseSex, type Sex } from '~/domain/affiliation/sex';
import { type Day, parseFrenchDay } from '~/domain/period';
import type { RowCells } from './header-names';
import type { ParsedRow } from './import-reason';
import { MAX_MATRICULE_LENGTH } from './participant-row';
import { rowReader, textUpTo } from './row-reader';

export type DependantRow = {
  readonly participantMatricule: string;
  readonly lastName: string;
  readonly firstName: string;
  readonly birthDate: Day | null;
  readonly sex: Sex | null;
  readonly relation: DependantRelation;
  /** First day of the tie; null when the file does not say. */
  readonly validFrom: Day | null;
  readonly schoolCertificateUntil: Day | null;
};

/** « Épouse » or « fils » also say the sex: used when the file does not, compared when it does. */
export function parseDependantRow(cells: RowCells): ParsedRow<DependantRow> {
  const row = rowReader(cells);
  const participantMatricule = row.required(
    'matricule_participant',
    textUpTo(MAX_MATRICULE_LENGTH),
  );
  const lastName = row.required('nom', parsePersonName);
  const firstName = row.required('prenom', parsePersonName);
  const birthDate = row.optional('date_naissance', parseFrenchDay);
  const writtenSex = row.optional('sexe', parseSex);
  const tie = row.required('lien', parseRelation);
  const impliedSex = tie?.impliedSex ?? null;
  if (writtenSex !== null && impliedSex !== null && writtenSex !== impliedSex) {
    row.warn('sexe', 'sex-differs-from-relation');
  }
  const validFrom = row.optional('date_debut', parseFrenchDay);
  const schoolCertificateUntil = row.optional('certificat_scolarite_jusqu_au', parseFrenchDay);
  return row.finish(() => {
    if (participantMatricule === null || tie === null) return null;
    if (lastName === null || firstName === null) return null;
    const person = { lastName, firstName, birthDate, sex: writtenSex ?? impliedSex };
    const { relation } = tie;
    return { participantMatricule, ...person, relation, validFrom, schoolCertificateUntil };
  });
}
