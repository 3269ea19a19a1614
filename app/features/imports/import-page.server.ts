import type { IpmContext } from '~/platform/context';
import { listHistory } from '../audit/audit-queries.server';
import { pageOfQuery } from '../forms/list-query';
import { idOfPath } from '../progress/id-of-path';
import { findProgress } from '../progress/progress-queries.server';
import { columnSamples } from './column-samples.server';
import {
  getImport,
  listSamples,
  listWrongRows,
  WRONG_ROWS_PAGE_SIZE,
} from './import-queries.server';

/** Everything that the page of one file shows, whatever its state. */
export async function readImportPage(ctx: IpmContext) {
  const batch = await getImport(ctx, idOfPath(ctx.params['id']));
  const page = pageOfQuery(ctx.query);
  const isMapping =
    batch.state === 'mapping' || (batch.state === 'ready' && ctx.query.has('columns'));
  const [progress, samples, wrong, history, columnsHold] = await Promise.all([
    findProgress(ctx, batch.id),
    listSamples(ctx, batch.id),
    listWrongRows(ctx, batch.id, page),
    listHistory(ctx, 'import', batch.id),
    isMapping ? columnSamples(ctx, batch) : null,
  ]);
  return {
    base: ctx.base,
    formKey: ctx.formKey,
    mayImport: ctx.can('import:run'),
    batch: withoutKey(batch),
    /** What stands below each header, while people say which column is what. */
    columnsHold,
    progress,
    samples,
    wrong: { ...wrong, page, pageSize: WRONG_ROWS_PAGE_SIZE },
    history: history.map(({ id, at, actor, action }) => ({ id: String(id), at, actor, action })),
  };
}

export type ImportPage = Awaited<ReturnType<typeof readImportPage>>;

/** Where the file lies is nobody's business but the server's. */
function withoutKey({ storageKey: _, ...batch }: Awaited<ReturnType<typeof getImport>>) {
  return batch;
}
