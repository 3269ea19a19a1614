import type { IpmContext } from '~/platform/context';
import { actorName } from '../audit/actor-name';
import { listHistory } from '../audit/audit-queries.server';
import { pageOfQuery } from '../forms/list-query';
import { idOfPath } from '../progress/id-of-path';
import { findProgress } from '../progress/progress-queries.server';
import { LEAVERS_PAGE_SIZE, listLeavers } from './leaver-queries.server';
import { columnSamples } from './column-samples.server';
import { getWrongRow } from './correct-row.server';
import {
  CHANGES_PAGE_SIZE,
  getImport,
  listSamples,
  listWarnings,
  listWrongRows,
  WRONG_ROWS_PAGE_SIZE,
  type WrongRow,
} from './import-queries.server';

/** Everything that the page of one file shows, whatever its state. */
export async function readImportPage(ctx: IpmContext) {
  const batch = await getImport(ctx, idOfPath(ctx.params['id']));
  const page = pageOfQuery(ctx.query);
  const mayImport = ctx.can('import:run');
  const isMapping =
    batch.state === 'mapping' || (batch.state === 'ready' && ctx.query.has('columns'));
  const changesPage = Number(/^[1-9]\d{0,4}$/.exec(ctx.query.get('changes') ?? '')?.[0] ?? 1);
  const leaversPage = Number(/^[1-9]\d{0,4}$/.exec(ctx.query.get('leavers') ?? '')?.[0] ?? 1);
  const row = /^[1-9]\d{0,7}$/.exec(ctx.query.get('row') ?? '')?.[0];
  const [progress, samples, wrong, history, columnsHold, warnings, leavers, correcting] =
    await Promise.all([
      findProgress(ctx, batch.id),
      listSamples(ctx, batch.id, changesPage),
      listWrongRows(ctx, batch.id, page),
      listHistory(ctx, 'import', batch.id),
      isMapping && mayImport ? columnSamples(ctx, batch) : null,
      listWarnings(ctx, batch.id),
      listLeavers(ctx, batch.id, leaversPage),
      mayImport && row !== undefined && batch.state === 'applied'
        ? getWrongRow(ctx, batch.id, Number(row))
        : null,
    ]);
  return {
    base: ctx.base,
    formKey: ctx.formKey,
    mayImport,
    batch: withoutKey(batch),
    /** What stands below each header, while people say which column is what. */
    columnsHold,
    progress,
    wrong: {
      ...wrong,
      rows: mayImport ? wrong.rows : wrong.rows.map(withoutCells),
      page,
      pageSize: WRONG_ROWS_PAGE_SIZE,
    },
    /** The wrong row that is being corrected. */
    correcting,
    changes: { ...samples, page: changesPage, pageSize: CHANGES_PAGE_SIZE },
    warnings,
    /** Whom a complete file does not name. */
    leavers: { ...leavers, page: leaversPage, pageSize: LEAVERS_PAGE_SIZE },
    history: history.map(({ id, at, action, ...acting }) => ({
      id: String(id),
      at,
      actor: actorName(ctx.t, acting),
      action,
    })),
  };
}

/** A row as the file holds it may say a national number: it is for those who import. */
const withoutCells = (row: WrongRow): WrongRow => ({ ...row, cells: [] });

export type ImportPage = Awaited<ReturnType<typeof readImportPage>>;

/** Where the file lies is nobody's business but the server's. */
function withoutKey({ storageKey: _, ...batch }: Awaited<ReturnType<typeof getImport>>) {
  return batch;
}
