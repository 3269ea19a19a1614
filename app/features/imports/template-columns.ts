import type { ImportKind } from '~/domain/import/header-names';

export type TemplateColumn = {
  readonly header: string;
  readonly example: string;
  /** What may be written, for the sheet of notes. */
  readonly note: string;
};

/** Templates are in French, as the files of IPM are. */
export const TEMPLATE_COLUMNS: Readonly<Record<ImportKind, readonly TemplateColumn[]>> = {
  employers: [
    {
      header: 'NINEA',
      example: '009000019',
      note: 'Obligatoire. 7 ou 9 chiffres, avec ou sans COFI.',
    },
    { header: 'Raison sociale', example: 'Imprimerie du Fleuve', note: 'Obligatoire.' },
    { header: 'Région', example: 'Saint-Louis', note: 'Obligatoire. L’une des 14 régions.' },
    { header: 'Secteur', example: 'Imprimerie', note: 'Facultatif.' },
    { header: 'Téléphone', example: '33 961 12 34', note: 'Facultatif.' },
    { header: 'Email', example: 'contact@fleuve.example', note: 'Facultatif.' },
    { header: 'Adresse', example: 'Rue Blaise Diagne, Saint-Louis', note: 'Facultatif.' },
    {
      header: 'Date d’adhésion',
      example: '01/01/2020',
      note: 'jj/mm/aaaa. Vide : la date d’effet du fichier.',
    },
  ],
  participants: [
    { header: 'Matricule', example: 'M00123', note: 'Obligatoire. Unique dans l’IPM.' },
    { header: 'Nom', example: 'NDIAYE', note: 'Obligatoire.' },
    { header: 'Prénom', example: 'Fatou', note: 'Obligatoire.' },
    { header: 'Date de naissance', example: '12/06/1988', note: 'jj/mm/aaaa.' },
    { header: 'Sexe', example: 'F', note: 'F ou M.' },
    {
      header: 'NINEA employeur',
      example: '009000019',
      note: 'Obligatoire. Un employeur déjà enregistré dans l’IPM.',
    },
    {
      header: 'Salaire mensuel',
      example: '250 000',
      note: 'Obligatoire. En francs CFA, sans centimes. Un nouveau salaire vaut à partir de la date d’effet.',
    },
    {
      header: 'Date d’embauche',
      example: '01/03/2019',
      note: 'jj/mm/aaaa. Vide : la date d’effet du fichier.',
    },
    { header: 'Téléphone', example: '77 123 45 67', note: 'Facultatif.' },
    { header: 'NIN', example: '2 123 1988 45678', note: 'Facultatif. 13 chiffres.' },
    { header: 'Email', example: 'fatou@fleuve.example', note: 'Facultatif.' },
  ],
  dependants: [
    {
      header: 'Matricule participant',
      example: 'M00123',
      note: 'Obligatoire. Un participant déjà enregistré dans l’IPM.',
    },
    { header: 'Nom', example: 'SARR', note: 'Obligatoire.' },
    { header: 'Prénom', example: 'Ibrahima', note: 'Obligatoire.' },
    { header: 'Date de naissance', example: '03/09/2015', note: 'jj/mm/aaaa.' },
    { header: 'Sexe', example: 'M', note: 'F ou M.' },
    { header: 'Lien', example: 'Enfant', note: 'Obligatoire. Conjoint ou enfant.' },
    {
      header: 'Date de début',
      example: '',
      note: 'jj/mm/aaaa. Vide : les droits du participant, ou la naissance si elle est postérieure.',
    },
    {
      header: 'Certificat de scolarité jusqu’au',
      example: '',
      note: 'jj/mm/aaaa. Pour les enfants au-delà de l’âge limite.',
    },
  ],
};

export const TEMPLATE_NOTES = [
  'Les colonnes peuvent être dans n’importe quel ordre ; une colonne facultative peut manquer.',
  'Une cellule vide ne change rien à ce qui est déjà enregistré.',
  'Le même fichier peut être envoyé de nouveau : rien n’est doublé.',
  'Effacez la ligne d’exemple avant l’envoi.',
] as const;
