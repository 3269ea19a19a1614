import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import ExcelJS from 'exceljs';
import { nineaWithChecksum } from '~/domain/affiliation/ninea';

export type FileFormat = 'csv' | 'xlsx';

type Plan = {
  readonly path: string;
  readonly format: FileFormat;
  readonly rows: number;
  /** Which people: no two files have one in common. */
  readonly people: number;
  readonly employers: number;
};

const HEADERS = [
  'Matricule',
  'Nom',
  'Prénom',
  'Date de naissance',
  'Sexe',
  'NINEA employeur',
  'Salaire mensuel',
  'Date d’embauche',
  'Téléphone',
  'NIN',
  'Email',
];
const LAST_NAMES = ['DIOP', 'NDIAYE', 'FALL', 'SARR', 'GUÈYE', 'FAYE', 'SOW', 'BA', 'CISSÉ'];
const FIRST_NAMES = ['Awa', 'Moussa', 'Fatou', 'Ibrahima', 'Aïssatou', 'Cheikh', 'Khady'];
const PEOPLE_OF_A_FILE = 1_000_000;

/** A file as an IPM would hold it: all columns filled, all rows right. */
export async function writeParticipantFile(plan: Plan): Promise<void> {
  if (plan.format === 'csv') await writeCsv(plan);
  else await writeWorkbook(plan);
}

async function writeCsv({ path, rows, ...plan }: Plan) {
  const file = createWriteStream(path);
  file.write(`${HEADERS.join(';')}\r\n`);
  for (let index = 0; index < rows; index += 1) {
    if (!file.write(`${cellsOf(plan, index).join(';')}\r\n`)) await once(file, 'drain');
  }
  file.end();
  await once(file, 'close');
}

async function writeWorkbook({ path, rows, ...plan }: Plan) {
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ filename: path });
  const sheet = book.addWorksheet('Participants');
  sheet.addRow(HEADERS).commit();
  for (let index = 0; index < rows; index += 1) sheet.addRow(cellsOf(plan, index)).commit();
  sheet.commit();
  await book.commit();
}

function cellsOf({ people, employers }: Pick<Plan, 'people' | 'employers'>, index: number) {
  const person = people * PEOPLE_OF_A_FILE + index;
  const isWoman = index % 2 === 0;
  const year = 1_965 + (index % 40);
  const lastName = LAST_NAMES[index % LAST_NAMES.length] ?? '';
  const firstName = FIRST_NAMES[index % FIRST_NAMES.length] ?? '';
  return [
    `M-${String(index + 1).padStart(6, '0')}`,
    lastName,
    firstName,
    `${twoDigits(1 + (index % 28))}/${twoDigits(1 + (index % 12))}/${String(year)}`,
    isWoman ? 'F' : 'M',
    nineaWithChecksum(400_000 + (index % employers)),
    String(80_000 + ((index * 7_919) % 500_000)),
    `01/${twoDigits(1 + (index % 12))}/2020`,
    `77${String(1_000_000 + (index % 9_000_000))}`,
    `${isWoman ? '2' : '1'}${String(person).padStart(12, '0')}`,
    `m${String(index + 1)}@mesure.example`,
  ];
}

const twoDigits = (number: number) => String(number).padStart(2, '0');
