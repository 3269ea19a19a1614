import ExcelJS from 'exceljs';

export type UploadedFile = {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
};

/** Employers of the files: nobody else has these numbers. */
export const FISHERY = { ninea: '006123450', name: 'Société de Pêche d’Affiniam' };
export const WEAVERS = { ninea: '006123468', name: 'Tisserands Réunis' };

/** As an old spreadsheet writes it: semicolons, Windows-1252, headers in an order of its own. */
export function employersFile(): UploadedFile {
  const lines = [
    'Région;Raison sociale;Téléphone;Secteur d’activité;N° NINEA;Adhérent depuis',
    `Kaolack;${FISHERY.name};33 941 12 34;Pêche;${FISHERY.ninea} 2Y2;01/03/2024`,
    `FATICK;${WEAVERS.name};77.123.45.67;Textile;612 34 68;15/06/2023`,
    'Île-de-France;Négoce du Sud;33 941 55 66;Négoce;006123476;01/01/2024',
    'Kaolack;Sans Numéro;33 941 77 88;Négoce;AB12;01/01/2024',
  ];
  return {
    name: 'employeurs.csv',
    mimeType: 'text/csv',
    buffer: windows1252(`${lines.join('\r\n')}\r\n`),
  };
}

/** Days both as text and as the numbers that Excel keeps; salaries as numbers and as typed. */
export async function participantsFile(salaryOfCoumba = '187 333'): Promise<UploadedFile> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('Personnel');
  sheet.addRows([
    [
      'Salaire brut',
      'Prénoms',
      'NOM',
      'Matricule',
      'NINEA employeur',
      'Né(e) le',
      'Embauche',
      'Sexe',
    ],
    ['400 000', 'Aïssatou', 'SARR', 'E2E-001', FISHERY.ninea, '12/06/1988', '01/03/2024', 'F'],
    [180_000, 'Ousmane', 'FAYE', 'E2E-002', '6123450', 32_874, 45_352, 'M'],
    [salaryOfCoumba, 'Coumba', 'NDONG', 'E2E-003', WEAVERS.ninea, '03/09/1990', '15/06/2023', 'F'],
    ['250 000', 'Malick', 'SENE', 'E2E-004', WEAVERS.ninea, '31/02/1990', '15/06/2023', 'M'],
    ['150 000', 'Awa', 'DIONE', 'E2E-005', '009999999', '01/01/1990', '15/06/2023', 'F'],
  ]);
  return {
    name: 'personnel.xlsx',
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: Buffer.from(await workbook.xlsx.writeBuffer()),
  };
}

export function dependantsFile(): UploadedFile {
  const lines = [
    'Lien de parenté,Nom,Prénom,Matricule participant,Date de naissance',
    'Épouse,NDOUR,Fatou,E2E-002,04/05/1991',
    'Fils,FAYE,Modou,E2E-002,20/02/2018',
    'Fille,SARR,Ndèye,E2E-001,11/11/2015',
    'Oncle,SARR,Babacar,E2E-001,01/01/1960',
  ];
  return {
    name: 'ayants-droit.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(`${lines.join('\n')}\n`, 'utf8'),
  };
}

/** Latin-1, but for the apostrophe that only Windows has. */
const windows1252 = (text: string) => Buffer.from(text.replaceAll('’', '\u0092'), 'latin1');

/** So many workers of one employer: an import that takes several seconds. */
export function manyParticipantsFile(rows: number, ninea: string): UploadedFile {
  const lines = Array.from({ length: rows }, (_, index) => {
    const number = String(index + 1).padStart(5, '0');
    return `MANY-${number};NDIAYE;Fatou;01/01/1990;F;${ninea};${75_000 + index};01/02/2024`;
  });
  const header = 'Matricule;Nom;Prénom;Né(e) le;Sexe;NINEA employeur;Salaire;Embauche';
  return {
    name: 'effectif.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(`${[header, ...lines].join('\n')}\n`, 'utf8'),
  };
}
