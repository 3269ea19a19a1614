import { parseEmail } from '~/domain/affiliation/email';
import { parseNin } from '~/domain/affiliation/nin';
import { parseNinea } from '~/domain/affiliation/ninea';
import { parsePersonName } from '~/domain/affiliation/person-name';
import { parsePhone } from '~/domain/affiliation/phone';
import { parseSex, type Sex } from '~/domain/affiliation/sex';
import { parseXof, type Xof } from '~/domain/money';
import { type Day, parseFrenchDay } from '~/domain/period';
import type { RowCells } from './header-names';
import type { ParsedRow } from './import-reason';
import { rowReader, textUpTo } from './row-reader';

export const MAX_MATRICULE_LENGTH = 30;

export type ParticipantRow = {
  readonly matricule: string;
  readonly lastName: string;
  readonly firstName: string;
  readonly birthDate: Day | null;
  readonly sex: Sex | null;
  readonly employerNinea: string;
  readonly monthlySalaryXof: Xof;
  readonly hiredOn: Day | null;
  readonly phone: string | null;
  readonly nin: string | null;
  readonly email: string | null;
};

export function parseParticipantRow(cells: RowCells): ParsedRow<ParticipantRow> {
  const row = rowReader(cells);
  const matricule = row.required('matricule', textUpTo(MAX_MATRICULE_LENGTH));
  const lastName = row.required('nom', parsePersonName);
  const firstName = row.required('prenom', parsePersonName);
  const birthDate = row.optional('date_naissance', parseFrenchDay);
  const sex = row.optional('sexe', parseSex);
  const employer = row.required('ninea_employeur', parseNinea);
  const monthlySalaryXof = row.required('salaire', parseXof);
  if (monthlySalaryXof === 0n) row.refuse('salaire', 'salary-zero');
  const hiredOn = row.optional('date_embauche', parseFrenchDay);
  if (birthDate !== null && hiredOn !== null && hiredOn <= birthDate) {
    row.refuse('date_embauche', 'hired-before-birth');
  }
  const phone = row.optional('telephone', parsePhone)?.number ?? null;
  const nin = row.optional('nin', (text) => parseNin(text, sex));
  const email = row.optional('email', parseEmail);
  return row.finish(() => {
    if (matricule === null || lastName === null || firstName === null) return null;
    if (employer === null || monthlySalaryXof === null) return null;
    const employerNinea = employer.ninea;
    const person = { lastName, firstName, birthDate, sex, phone, nin, email };
    return { matricule, ...person, employerNinea, monthlySalaryXof, hiredOn };
  });
}
