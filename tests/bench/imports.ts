import { createReadStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { toDay } from '~/domain/period';
import { analyseImport } from '~/features/imports/analyse-import.server';
import { applyImport } from '~/features/imports/apply-import.server';
import { getBatch } from '~/features/imports/batch-row.server';
import { receiveImport } from '~/features/imports/receive-import.server';
import { startImport } from '~/features/imports/start-import.server';
import { createDiskStorage } from '~/integrations/storage/storage-disk.server';
import { findIpm } from '~/platform/runtime.server';
import { jobContextOf, openRuntime, pageContextOf } from './bench-runtime';
import type { Benchmark, BenchOptions } from './benchmark';
import { writeParticipantFile, type FileFormat } from './import-file';
import { loadSameRows } from './load-same-rows';
import { runRole } from './processes';
import { atMost, pairOf, type BenchResult } from './result';
import { makeTenant } from './tenants';
import { median } from './timing';

const FULL = { rounds: 3, rows: 200_000, fewRows: 20_000 };
const QUICK = { rounds: 1, rows: 20_000, fewRows: 5_000 };
const EMPLOYERS = 200;
const FILE_LIMIT_BYTES = 200_000_000;
/** As `npm run worker` is started. */
const HEAP = '--max-old-space-size=256';
const BAR = 3;
const FLAT = 1.25;

/** A file of participants, all new, against `LOAD DATA` of every row that its application writes. */
export const imports: Benchmark = {
  id: 'import',
  async run(options) {
    const { rounds, rows, fewRows } = options.quick ? QUICK : FULL;
    const folder = mkdtempSync(join(tmpdir(), 'icamo-bench-import-'));
    try {
      const few = await importOnce(options, { folder, format: 'csv', rows: fewRows });
      const many: Measured[] = [];
      for (let round = 0; round < rounds; round += 1) {
        many.push(await importOnce(options, { folder, format: 'csv', rows }));
      }
      const xlsx = await importOnce(options, { folder, format: 'xlsx', rows });
      return [
        timeOf('import-apply', `Import of ${String(rows)} participants, applied`, many, 'applied'),
        timeOf('import-dry-run', 'Its dry run, against the same load', many, 'analysed'),
        timeOf('import-apply-xlsx', 'The same from XLSX, applied', [xlsx], 'applied'),
        timeOf('import-dry-run-xlsx', 'Its dry run from XLSX', [xlsx], 'analysed'),
        memoryOf(many, few, { rows, fewRows }),
      ];
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

type File = { readonly folder: string; readonly format: FileFormat; readonly rows: number };
export type ImportPlan = File & { readonly slug: string; readonly path: string };
/** Seconds of each phase, and the most memory that the process held. */
type Played = { readonly analysed: number; readonly applied: number; readonly peakMb: number };
type Measured = Played & { readonly loaded: number };

let tenants = 0;

/** Each import has an IPM and people of its own: all rows are new. */
async function importOnce({ runtime, note }: BenchOptions, file: File): Promise<Measured> {
  const number = tenants++;
  const slug = `import-${String(number)}`;
  const size = { affiliations: EMPLOYERS, participantsEach: 0, dependantsEach: 0 };
  const { ipm } = await makeTenant(runtime, slug, size);
  const path = join(file.folder, `${slug}.${file.format}`);
  await writeParticipantFile({ ...file, path, people: number, employers: EMPLOYERS });
  const played = (await runRole('import', { ...file, slug, path }, HEAP)) as Played;
  const { seconds, rows } = await loadSameRows(runtime, ipm.id, file.folder);
  note(
    `  ${file.format} ${String(file.rows)}: dry run ${played.analysed.toFixed(1)} s, applied in ` +
      `${played.applied.toFixed(1)} s, ${String(played.peakMb)} MB; LOAD DATA of ${String(rows)} rows ${seconds.toFixed(1)} s`,
  );
  return { ...played, loaded: seconds };
}

/** The commands of the pages and the jobs, in a process of its own. */
export async function playImport({ folder, format, slug, path }: ImportPlan): Promise<Played> {
  const storage = createDiskStorage(join(folder, 'stored'));
  const { runtime, close } = await openRuntime({ storage });
  try {
    const ipm = await findIpm(runtime, { slug });
    if (ipm === null) throw new Error(`no IPM ${slug}`);
    const page = pageContextOf(runtime, ipm, { key: `receive-${slug}`, digest: slug });
    const job = jobContextOf(runtime, ipm);
    const saved = await storage.save(createReadStream(path), { maxBytes: FILE_LIMIT_BYTES });
    if (!saved.ok) throw new Error('the file was not stored');
    const { key, sizeBytes, sha256 } = saved;
    const received = await receiveImport(
      page,
      { kind: 'participants', effectiveOn: toDay('2026-01-01'), isComplete: false },
      { state: 'stored', fileName: `participants.${format}`, key, sizeBytes, sha256 },
    );
    if (!received.ok) throw new Error(`refused: ${received.reason}`);
    const { batchId } = received;
    const analysed = await secondsOfWork(() => analyseImport(job, { batchId }));
    const starter = pageContextOf(runtime, ipm, { key: `start-${slug}`, digest: slug });
    const started = await startImport(starter, { batchId, confirmLeavers: false });
    if (!started.ok) throw new Error(`not started: ${started.reason}`);
    const applied = await secondsOfWork(() => applyImport(job, { batchId }));
    const { createCount, rowCount, wrongCount } = await getBatch(job, batchId);
    if (createCount !== rowCount || wrongCount > 0) throw new Error('not every row was applied');
    const peakMb = Math.round(process.resourceUsage().maxRSS / 1_024);
    return { analysed, applied, peakMb };
  } finally {
    await close();
  }
}

async function secondsOfWork(work: () => Promise<void>): Promise<number> {
  const since = performance.now();
  await work();
  return (performance.now() - since) / 1_000;
}

function timeOf(
  id: string,
  name: string,
  measured: readonly Measured[],
  phase: 'applied' | 'analysed',
): BenchResult {
  return atMost(
    { id, name, unit: 's', bar: BAR },
    {
      ours: median(measured.map((one) => one[phase])),
      limit: median(measured.map((one) => one.loaded)),
      ratio: median(measured.map((one) => one[phase] / one.loaded)),
    },
  );
}

function memoryOf(
  many: readonly Measured[],
  few: Measured,
  { rows, fewRows }: { readonly rows: number; readonly fewRows: number },
): BenchResult {
  const name = `Most memory at ${String(rows)} rows, against ${String(fewRows)}`;
  const most = Math.max(...many.map(({ peakMb }) => peakMb));
  return atMost({ id: 'import-memory', name, unit: 'MB', bar: FLAT }, pairOf(most, few.peakMb));
}
