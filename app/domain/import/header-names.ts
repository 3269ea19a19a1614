import { comparisonKey } from '~/domain/text/comparison-key';

export const IMPORT_KINDS = ['employers', 'participants', 'dependants'] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

/** Columns under the names that the templates to download bear. */
export const IMPORT_COLUMNS = {
  employers: [
    'ninea',
    'raison_sociale',
    'region',
    'secteur',
    'telephone',
    'email',
    'adresse',
    'date_adhesion',
  ],
  participants: [
    'matricule',
    'nom',
    'prenom',
    'date_naissance',
    'sexe',
    'ninea_employeur',
    'salaire',
    'date_embauche',
    'telephone',
    'nin',
    'email',
  ],
  dependants: [
    'matricule_participant',
    'nom',
    'prenom',
    'date_naissance',
    'sexe',
    'lien',
    'date_debut',
    'certificat_scolarite_jusqu_au',
  ],
} as const satisfies Record<ImportKind, readonly string[]>;
export type ImportColumn = (typeof IMPORT_COLUMNS)[ImportKind][number];

export const REQUIRED_COLUMNS: Readonly<Record<ImportKind, readonly ImportColumn[]>> = {
  employers: ['ninea', 'raison_sociale', 'region'],
  participants: ['matricule', 'nom', 'prenom', 'ninea_employeur', 'salaire'],
  dependants: ['matricule_participant', 'nom', 'prenom', 'lien'],
};

/** How files name a column, compared without case, accents and punctuation; its own name counts too. */
const SYNONYMS: Readonly<Record<ImportColumn, string>> = {
  ninea: 'n ninea|no ninea|numero ninea|ninea employeur|ninea entreprise|identifiant fiscal',
  raison_sociale:
    'raison|denomination|denomination sociale|nom entreprise|nom de l entreprise|nom employeur|entreprise|societe|employeur|nom',
  region: 'region administrative|region siege|localite|ville',
  secteur: 'secteur activite|secteur d activite|activite|branche|domaine',
  telephone:
    'tel|n telephone|numero telephone|numero de telephone|portable|mobile|phone|contact|gsm',
  email: 'e mail|mail|courriel|adresse email|adresse mail|adresse e mail|adresse electronique',
  adresse: 'adresse postale|adresse siege|adresse physique|siege|siege social',
  date_adhesion:
    'date d adhesion|date affiliation|date d affiliation|adhesion|adherent depuis|affilie le',
  matricule:
    'mat|n matricule|no matricule|numero matricule|matricule participant|matricule agent|matricule salarie|numero participant|n participant',
  nom: 'nom de famille|noms|patronyme|nom participant|nom ayant droit|nom beneficiaire',
  prenom: 'prenoms|prenom s|prenom participant|prenom ayant droit|prenom beneficiaire',
  date_naissance:
    'date de naissance|naissance|ne le|nee le|ne e le|date naiss|date nais|ddn|date de naiss',
  sexe: 'genre|s|sex',
  ninea_employeur: 'ninea|n ninea|numero ninea|ninea de l employeur|ninea entreprise|ninea societe',
  salaire:
    'salaire mensuel|salaire brut|salaire brut mensuel|salaire de base|salaire fcfa|salaire mensuel fcfa|salaire brut fcfa|remuneration|assiette',
  date_embauche:
    'date d embauche|embauche|date entree|date d entree|date recrutement|date de recrutement|date debut contrat|embauche le',
  nin: 'cni|n cni|no cni|numero cni|n nin|numero nin|numero identification nationale|numero d identification nationale|carte identite|n carte d identite|numero carte d identite|carte nationale d identite',
  matricule_participant:
    'matricule|mat|n matricule|matricule du participant|matricule assure|matricule agent|matricule salarie|matricule titulaire|participant',
  lien: 'lien de parente|lien parente|parente|lien familial|lien avec le participant|qualite|relation|type ayant droit',
  date_debut:
    'date de debut|debut|date effet|date d effet|date prise en charge|date de prise en charge|depuis le|date inscription|date d inscription',
  certificat_scolarite_jusqu_au:
    'certificat de scolarite jusqu au|certificat scolarite|certificat de scolarite|certificat scolaire|scolarite jusqu au|validite certificat|validite certificat de scolarite|fin certificat scolarite|date fin certificat|certificat de scolarite valable jusqu au',
};

export type RecognisedHeaders = {
  /** For each header of the file, in its order, its column or null. */
  readonly columns: readonly (ImportColumn | null)[];
  /** Headers that nobody reads, as written. */
  readonly unknown: readonly string[];
  /** Required columns that the file lacks: it cannot be imported. */
  readonly missing: readonly ImportColumn[];
  /** Columns named by more than one header: only the first is read. */
  readonly repeated: readonly ImportColumn[];
};

/** Recognises the headers of a file, in any order, case and accents. */
export function recogniseHeaders(kind: ImportKind, headers: readonly string[]): RecognisedHeaders {
  const keys = headers.map(headerKey);
  const columns: (ImportColumn | null)[] = headers.map(() => null);
  const repeated: ImportColumn[] = [];
  // A column's own name wins over a synonym, wherever the two stand in the file.
  for (const column of IMPORT_COLUMNS[kind]) {
    const names = [headerKey(column), ...SYNONYMS[column].split('|')];
    const places = keys.flatMap((key, index) => {
      const rank = names.indexOf(key);
      return rank >= 0 && columns[index] === null ? [{ index, rank: Math.min(rank, 1) }] : [];
    });
    const [first, ...others] = places.sort((a, b) => a.rank - b.rank || a.index - b.index);
    if (first !== undefined) columns[first.index] = column;
    if (others.some(({ rank }) => rank === first?.rank)) repeated.push(column);
  }
  const unknown = headers.filter(
    (header, index) => columns[index] === null && header.trim() !== '',
  );
  const missing = REQUIRED_COLUMNS[kind].filter((column) => !columns.includes(column));
  return { columns, unknown, missing, repeated };
}

/** The cells of a row under their columns' names, once the headers are known. */
export function cellsByColumn(
  recognised: Pick<RecognisedHeaders, 'columns'>,
  cells: readonly string[],
): RowCells {
  const named: { [column in ImportColumn]?: string } = {};
  recognised.columns.forEach((column, index) => {
    if (column !== null) named[column] = cells[index] ?? '';
  });
  return named;
}

export type RowCells = { readonly [column in ImportColumn]?: string };

function headerKey(header: string): string {
  return comparisonKey(header.replace(/n\s*[°º]/gi, 'n '));
}
