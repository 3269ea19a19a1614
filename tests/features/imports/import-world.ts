import { Readable } from 'node:stream';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { analyseImport } from '~/features/imports/analyse-import.server';
import { applyImport } from '~/features/imports/apply-import.server';
import { getBatch } from '~/features/imports/batch-row.server';
import { receiveImport } from '~/features/imports/receive-import.server';
import { startImport } from '~/features/imports/start-import.server';
import { createDiskStorage } from '~/integrations/storage/storage-disk.server';
import { toDay } from '~/domain/period';
import type { ImportKind } from '~/domain/import/header-names';
import { createTranslator } from '~/i18n/t';
import type { IpmContext } from '~/platform/context';
import { newIpm, type TestIpm } from '#tests/support/new-ipm';
import { testRuntime } from '#tests/support/runtime';

const storage = createDiskStorage(mkdtempSync(join(tmpdir(), 'icamo-imports-')));

export type ImportIpm = TestIpm & { readonly page: IpmContext };

/** An IPM whose files are stored on disk. */
export async function newImportIpm(): Promise<ImportIpm> {
  testRuntime({ ports: { storage } });
  const test = await newIpm();
  const page = { ...test.ctx, t: createTranslator('fr') } as IpmContext;
  return { ...test, page };
}

export type ImportFile = {
  readonly kind: ImportKind;
  readonly content: string | Buffer;
  readonly effectiveOn?: string;
  readonly fileName?: string;
  readonly isComplete?: boolean;
};

/** As the upload page does it: stored, then received. */
export async function receive(ipm: ImportIpm, file: ImportFile) {
  const bytes = Buffer.from(file.content);
  const saved = await storage.save(Readable.from([bytes]), { maxBytes: 100_000_000 });
  if (!saved.ok) throw new Error('not saved');
  const { key, sizeBytes, sha256 } = saved;
  const fileName = file.fileName ?? 'fichier.csv';
  return receiveImport(
    ipm.page,
    {
      kind: file.kind,
      effectiveOn: toDay(file.effectiveOn ?? '2026-11-01'),
      isComplete: file.isComplete ?? false,
    },
    { state: 'stored', fileName, key, sizeBytes, sha256 },
  );
}

/** Uploaded and analysed: its dry run. */
export async function analysed(ipm: ImportIpm, file: ImportFile) {
  const received = await receive(ipm, file);
  if (!received.ok) throw new Error(`refused: ${received.reason}`);
  await analyseImport(ipm.ctx, received);
  return getBatch(ipm.ctx, received.batchId);
}

/** Uploaded, analysed, started and applied. */
export async function imported(ipm: ImportIpm, file: ImportFile) {
  const batch = await analysed(ipm, file);
  const started = await startImport(ipm.page, { batchId: batch.id, confirmLeavers: true });
  if (started.ok) await applyImport(ipm.ctx, { batchId: batch.id });
  return getBatch(ipm.ctx, batch.id);
}

export const EMPLOYERS_CSV = [
  'NINEA;Raison sociale;Région;Téléphone',
  '005677234 2Y2;Sénégalaise des Eaux;Dakar;33 839 37 37',
  '009000019;Imprimerie du Fleuve;SAINT LOUIS;77 123 45 67',
].join('\r\n');

export const PARTICIPANTS_CSV = [
  'Matricule;Nom;Prénom;Date de naissance;Sexe;NINEA;Salaire;NIN',
  'M001;DIOP;Awa;05/03/1985;F;005677234;250 000;2 123 4567 89012',
  'M002;NDIAYE;Mamadou;17/11/1979;M;5677234;187.333;',
  'M003;FALL;Fatou;;F;009000019;480000;',
].join('\n');

export const DEPENDANTS_CSV = [
  'Matricule participant;Nom;Prénom;Né(e) le;Lien',
  'M001;DIOP;Ibrahima;12/06/2015;Fils',
  'M001;DIOP;Aïssatou;03/01/2019;fille',
  'M002;SÈNE;Khady;09/09/1983;Épouse',
].join('\n');

export async function importAll(ipm: ImportIpm) {
  return {
    employers: await imported(ipm, { kind: 'employers', content: EMPLOYERS_CSV }),
    participants: await imported(ipm, { kind: 'participants', content: PARTICIPANTS_CSV }),
    dependants: await imported(ipm, { kind: 'dependants', content: DEPENDANTS_CSV }),
  };
}

export const countsOf = (batch: Awaited<ReturnType<typeof getBatch>>) => ({
  create: batch.createCount,
  change: batch.changeCount,
  unchanged: batch.unchangedCount,
  wrong: batch.wrongCount,
});
