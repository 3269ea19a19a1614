import type { RubricCode } from '~/domain/care/rubrics';
import type { ProviderKind } from '~/features/providers/provider-kinds';

export type SeedAct = {
  readonly code: string;
  readonly label: string;
  readonly rubric: RubricCode;
  readonly priceXof: number;
};

const act = (code: string, label: string, rubric: RubricCode, priceXof: number): SeedAct => ({
  code,
  label,
  rubric,
  priceXof,
});

const CONSULTATIONS = [
  act('C', 'Consultation de médecine générale', 'consultation', 7_500),
  act('CS', 'Consultation de spécialiste', 'consultation', 15_000),
  act('CP', 'Consultation de pédiatrie', 'consultation', 12_000),
];

const STAYS = [
  act('FJ', 'Forfait journalier d’hospitalisation', 'hospitalisation', 25_000),
  act('FSO', 'Salle d’opération', 'hospitalisation', 85_000),
  act('KC30', 'Petite chirurgie', 'hospitalisation', 60_000),
  act('FAC', 'Forfait accouchement', 'childbirth', 120_000),
  act('SF', 'Soins de sage-femme', 'childbirth', 10_000),
  act('KE', 'Échographie', 'tests-medicines', 20_000),
  act('ECG', 'Électrocardiogramme', 'tests-medicines', 15_000),
  act('PAN', 'Pansement', 'tests-medicines', 3_500),
  act('TRA', 'Transport en ambulance', 'transport', 30_000),
];

/** Invented prices, of the size of those that the press reports. */
export const ACTS: Readonly<Record<SeedKind, readonly SeedAct[]>> = {
  clinic: [...CONSULTATIONS, ...STAYS],
  hospital: [
    ...CONSULTATIONS.map((one) => ({ ...one, priceXof: one.priceXof / 1.5 })),
    ...STAYS.map((one) => ({ ...one, priceXof: one.priceXof / 2 })),
    act('Z20', 'Radiographie du thorax', 'tests-medicines', 10_000),
    act('SCAN', 'Scanner', 'costly-imaging', 60_000),
  ],
  pharmacy: [
    act('PHA01', 'Antalgique, boîte', 'tests-medicines', 1_800),
    act('PHA02', 'Antibiotique, boîte', 'tests-medicines', 4_500),
    act('PHA03', 'Antipaludique, boîte', 'tests-medicines', 3_200),
    act('PHA04', 'Antihypertenseur, boîte', 'tests-medicines', 7_900),
    act('PHA05', 'Antidiabétique, boîte', 'tests-medicines', 6_400),
    act('PHA06', 'Sirop pour enfant, flacon', 'tests-medicines', 2_600),
    act('PHA07', 'Collyre, flacon', 'tests-medicines', 2_900),
    act('PHA08', 'Soluté de réhydratation, boîte', 'tests-medicines', 1_200),
    act('PHA09', 'Antihistaminique, boîte', 'tests-medicines', 3_700),
  ],
  laboratory: [
    act('B10', 'Glycémie', 'tests-medicines', 3_000),
    act('B20', 'Numération formule sanguine', 'tests-medicines', 7_500),
    act('B30', 'Goutte épaisse', 'tests-medicines', 4_000),
    act('B40', 'Bilan lipidique', 'tests-medicines', 12_000),
    act('B50', 'Créatininémie', 'tests-medicines', 4_500),
    act('B60', 'Examen des urines', 'tests-medicines', 5_000),
    act('B70', 'Sérologie', 'tests-medicines', 9_000),
    act('B80', 'Groupe sanguin', 'tests-medicines', 5_500),
  ],
  dentist: [
    act('D1', 'Consultation dentaire', 'consultation', 8_000),
    act('D2', 'Détartrage', 'dental-care', 20_000),
    act('D3', 'Extraction simple', 'dental-care', 15_000),
    act('D4', 'Soin de carie', 'dental-care', 18_000),
    act('D5', 'Traitement de canal', 'dental-care', 40_000),
    act('D6', 'Radiographie dentaire', 'tests-medicines', 5_000),
    act('SPR1', 'Prothèse amovible', 'dental-prosthesis', 90_000),
    act('SPR2', 'Couronne', 'dental-prosthesis', 110_000),
  ],
};

export type SeedKind = Extract<
  ProviderKind,
  'clinic' | 'hospital' | 'pharmacy' | 'laboratory' | 'dentist'
>;

/** In the order in which an IPM takes them under convention. */
export const KINDS: readonly SeedKind[] = [
  'clinic',
  'pharmacy',
  'laboratory',
  'hospital',
  'dentist',
  'pharmacy',
];

export const NAMES: Readonly<Record<SeedKind, (word: string) => string>> = {
  clinic: (word) => `Clinique ${word}`,
  hospital: (word) => `Hôpital ${word}`,
  pharmacy: (word) => `Pharmacie ${word}`,
  laboratory: (word) => `Laboratoire ${word}`,
  dentist: (word) => `Cabinet dentaire ${word}`,
};

/** Invented, and none of a place or a person. */
export const WORDS = [
  'des Acacias',
  'du Fromager',
  'de l’Harmattan',
  'des Filaos',
  'du Baobab bleu',
  'des Palétuviers',
  'de l’Étoile du matin',
  'des Quatre Vents',
  'du Tamarinier',
  'de la Dune',
  'des Nénuphars',
  'du Pélican',
  'de la Lagune',
  'des Flamboyants',
  'du Jujubier',
  'de la Brise',
  'des Kapokiers',
  'du Martin-pêcheur',
] as const;
