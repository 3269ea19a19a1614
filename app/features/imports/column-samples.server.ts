import type { TenantContext } from '~/platform/context';
import { readRows } from '../spreadsheets/read-rows.server';
import { UnreadableFile } from '../spreadsheets/sheet-row';
import type { ImportBatchRow } from './batch-row.server';

const SAMPLES = 3;
const LOOKED_AT = 50;
const SHOWN_LENGTH = 40;

/** The first things written below each header, to tell what the column is. */
export async function columnSamples(
  ctx: Pick<TenantContext, 'ports'>,
  batch: Pick<ImportBatchRow, 'storageKey' | 'format' | 'columns' | 'headerRow'>,
): Promise<string[][]> {
  const samples: string[][] = batch.columns.map(() => []);
  let looked = 0;
  try {
    for await (const { number, cells } of readRows(ctx.ports.storage, batch)) {
      if (number <= batch.headerRow) continue;
      samples.forEach((found, index) => {
        const cell = cells[index]?.trim() ?? '';
        if (cell !== '' && found.length < SAMPLES && !found.includes(cell)) {
          found.push(cell.slice(0, SHOWN_LENGTH));
        }
      });
      if ((looked += 1) === LOOKED_AT) break;
    }
  } catch (error) {
    // What is wrong with the rest of the file is the analysis' to say.
    if (!(error instanceof UnreadableFile)) throw error;
  }
  return samples;
}
