import { dependantMatchKey } from '~/domain/affiliation/dependant';
import { parseDependantRow } from '~/domain/import/dependant-row';
import { parseEmployerRow, type EmployerRow } from '~/domain/import/employer-row';
import type { ImportKind } from '~/domain/import/header-names';
import { parseParticipantRow, type ParticipantRow } from '~/domain/import/participant-row';
import type { Importer } from './importer';
import { decideDependants } from './load-dependants.server';
import { decideEmployers } from './load-employers.server';
import { decideParticipants } from './load-participants.server';
import type { DependantValue, DependantWork } from './plan-dependant';
import type { EmployerWork } from './plan-employer';
import { matriculeKey, type ParticipantWork } from './plan-participant';
import { prepareDependants, writeDependants } from './write-dependants.server';
import { prepareEmployers, writeEmployers } from './write-employers.server';
import { preparePersons, writeParticipants } from './write-participants.server';

/** Runs `use` with the importer of a kind, whatever its types of rows are. */
export function withImporter<Result>(
  kind: ImportKind,
  use: <Value, Prepared, Work>(importer: Importer<Value, Prepared, Work>) => Result,
): Result {
  switch (kind) {
    case 'employers':
      return use(EMPLOYERS);
    case 'participants':
      return use(PARTICIPANTS);
    case 'dependants':
      return use(DEPENDANTS);
  }
}

const EMPLOYERS: Importer<EmployerRow, ReadonlyMap<string, bigint>, EmployerWork> = {
  entityKind: 'affiliation',
  tables: ['Affiliation', 'RecordChange'],
  parse: parseEmployerRow,
  keysOf: ({ ninea }) => [{ column: 'ninea', code: 'row-repeated', key: ninea }],
  decide: decideEmployers,
  prepare: prepareEmployers,
  write: writeEmployers,
};

const PARTICIPANTS: Importer<ParticipantRow, ReadonlyMap<string, bigint>, ParticipantWork> = {
  entityKind: 'participant',
  tables: ['Participant', 'Employment', 'RecordChange'],
  parse: parseParticipantRow,
  keysOf: ({ matricule, nin }) => [
    { column: 'matricule', code: 'row-repeated', key: matriculeKey(matricule) },
    ...(nin === null ? [] : [{ column: 'nin', code: 'nin-repeated', key: nin } as const]),
  ],
  decide: decideParticipants,
  prepare: preparePersons,
  write: writeParticipants,
};

const DEPENDANTS: Importer<DependantValue, readonly bigint[], DependantWork> = {
  entityKind: 'dependant',
  tables: ['Dependant', 'RecordChange'],
  parse(cells) {
    const parsed = parseDependantRow(cells);
    if (!parsed.ok) return parsed;
    return { ...parsed, value: { ...parsed.value, matchKey: dependantMatchKey(parsed.value) } };
  },
  keysOf: ({ participantMatricule, matchKey }) => [
    {
      column: 'nom',
      code: 'row-repeated',
      key: `${matriculeKey(participantMatricule)}|${matchKey}`,
    },
  ],
  decide: decideDependants,
  prepare: prepareDependants,
  write: writeDependants,
};
