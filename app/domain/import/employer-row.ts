import { parseEmail } from '~/domain/affiliation/email';
import { parseNinea } from '~/domain/affiliation/ninea';
import { parsePhone } from '~/domain/affiliation/phone';
import { parseRegion, type RegionCode } from '~/domain/affiliation/region';
import { type Day, parseFrenchDay } from '~/domain/period';
import type { RowCells } from './header-names';
import type { ParsedRow } from './import-reason';
import { rowReader, textUpTo } from './row-reader';

export type EmployerRow = {
  readonly ninea: string;
  readonly cofi: string | null;
  readonly legalName: string;
  readonly regionCode: RegionCode;
  readonly sector: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly address: string | null;
  readonly affiliatedOn: Day | null;
};

export function parseEmployerRow(cells: RowCells): ParsedRow<EmployerRow> {
  const row = rowReader(cells);
  const identity = row.required('ninea', parseNinea);
  const legalName = row.required('raison_sociale', textUpTo(160));
  const regionCode = row.required('region', parseRegion);
  const sector = row.optional('secteur', textUpTo(80));
  const phone = row.optional('telephone', parsePhone)?.number ?? null;
  const email = row.optional('email', parseEmail);
  const address = row.optional('adresse', textUpTo(200));
  const affiliatedOn = row.optional('date_adhesion', parseFrenchDay);
  return row.finish(() => {
    if (identity === null || legalName === null || regionCode === null) return null;
    return { ...identity, legalName, regionCode, sector, phone, email, address, affiliatedOn };
  });
}
