/** The demonstration's IPM: names, slugs and figures are invented. */
export type PlannedIpm = {
  readonly slug: string;
  readonly shortName: string;
  readonly name: string;
  readonly kind: 'enterprise' | 'inter-enterprise';
  readonly regionCode: string;
  readonly city: string;
  readonly employers: number;
  /** Part of the nation's participants. */
  readonly weight: bigint;
  readonly rateBasisPoints: number;
  readonly waitingMonths: number;
};

const inter = (
  slug: string,
  title: string,
  place: readonly [string, string],
  size: readonly [number, bigint],
  rateBasisPoints = 600,
): PlannedIpm => ({
  slug,
  shortName: `IPM ${title}`,
  name: `Institution de prévoyance maladie interentreprises ${title}`,
  kind: 'inter-enterprise',
  regionCode: place[0],
  city: place[1],
  employers: size[0],
  weight: size[1],
  rateBasisPoints,
  waitingMonths: 2,
});

const ARTICLE = /^(la |l’)/;

const enterprise = (
  slug: string,
  title: string,
  place: readonly [string, string],
  size: readonly [number, bigint],
  rateBasisPoints = 800,
): PlannedIpm => ({
  ...inter(slug, title, place, size, rateBasisPoints),
  shortName: `IPM ${title.replace(ARTICLE, '')}`,
  name: `Institution de prévoyance maladie du personnel de ${title}`,
  kind: 'enterprise',
  waitingMonths: 1,
});

export const PLANNED_IPM: readonly PlannedIpm[] = [
  inter('teranga', 'Teranga', ['SN-DK', 'Dakar'], [16, 900n]),
  inter('baobab', 'Baobab', ['SN-DK', 'Dakar'], [13, 620n]),
  inter('saloum', 'Saloum', ['SN-KL', 'Kaolack'], [11, 430n]),
  inter('petite-cote', 'Petite Côte', ['SN-TH', 'Mbour'], [10, 380n], 650),
  inter('fleuve', 'Fleuve', ['SN-SL', 'Saint-Louis'], [10, 340n]),
  inter('casamance', 'Casamance', ['SN-ZG', 'Ziguinchor'], [10, 310n], 500),
  inter('niayes', 'Niayes', ['SN-DK', 'Rufisque'], [9, 290n]),
  inter('sine', 'Sine', ['SN-FK', 'Fatick'], [8, 210n]),
  inter('ndiambour', 'Ndiambour', ['SN-LG', 'Louga'], [8, 190n]),
  inter('boundou', 'Boundou', ['SN-TC', 'Tambacounda'], [8, 170n], 500),
  inter('baol', 'Baol', ['SN-DB', 'Diourbel'], [8, 160n]),
  enterprise('cimenterie-du-cap', 'la Cimenterie du Cap', ['SN-DK', 'Rufisque'], [2, 640n], 1500),
  enterprise('sucrerie-du-walo', 'la Sucrerie du Walo', ['SN-SL', 'Dagana'], [1, 480n]),
  enterprise('port-sec', 'Port Sec Logistique', ['SN-DK', 'Dakar'], [2, 350n]),
  enterprise('mines-du-kedougou', 'Mines du Kédougou', ['SN-KE', 'Kédougou'], [1, 320n], 1000),
  enterprise('banque-du-sahel', 'la Banque du Sahel', ['SN-DK', 'Dakar'], [1, 310n], 1200),
  enterprise('huilerie-du-saloum', 'l’Huilerie du Saloum', ['SN-KL', 'Kaolack'], [2, 330n]),
];

export const PARTICIPANTS = 6_000n;
export const DEPENDANTS = 15_000n;

export const ICAMO = {
  slug: 'icamo',
  shortName: 'ICAMO',
  name: 'Institution de coordination de l’assurance maladie obligatoire',
  regionCode: 'SN-DK',
} as const;

const PLAN = 'ICAMO, plan stratégique de développement 2023-2027, décembre 2022';

/** Printed in the plan; the implied number of registered IPM follows from the first two. */
export const DUES_HISTORY = [
  {
    year: 2018,
    payingIpmCount: 35,
    printedRatePercent: 31,
    amountXof: 73_120_245n,
    printedMeanXof: 2_089_150n,
    impliedRegisteredTenths: 1129,
  },
  {
    year: 2019,
    payingIpmCount: 66,
    printedRatePercent: 56,
    amountXof: 130_987_402n,
    printedMeanXof: 1_984_658n,
    impliedRegisteredTenths: 1179,
  },
  {
    year: 2020,
    payingIpmCount: 66,
    printedRatePercent: 38,
    amountXof: 115_572_846n,
    printedMeanXof: 1_751_104n,
    impliedRegisteredTenths: 1737,
  },
  {
    year: 2021,
    payingIpmCount: 87,
    printedRatePercent: 64,
    amountXof: 149_705_774n,
    printedMeanXof: 1_720_756n,
    impliedRegisteredTenths: 1359,
  },
].map((row) => ({ ...row, source: PLAN }));

export const DUES_RULE = {
  rateBasisPoints: 200,
  capXof: 3_000_000n,
  validFrom: '2016-01-01',
  validTo: '9999-12-31',
  source: PLAN,
  confirmed: true,
};
