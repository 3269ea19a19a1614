import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { PageHeader } from '~/components/page-header';
import { Steps } from '~/components/steps';
import { chooseColumns } from '~/features/imports/choose-columns.server';
import { correctRow } from '~/features/imports/correct-row.server';
import { CorrectRowForm as CorrectRow } from '~/features/imports/correct-row-form';
import { discardImport } from '~/features/imports/discard-import.server';
import { ImportActions } from '~/features/imports/import-actions';
import { readImportPage } from '~/features/imports/import-page.server';
import { ImportColumns } from '~/features/imports/import-columns';
import {
  ChooseColumnsForm,
  CorrectRowForm,
  ImportBatchForm,
  LeaversForm,
  StartImportForm,
} from '~/features/imports/import-form';
import { ImportReport } from '~/features/imports/import-report';
import { ImportStateBadge } from '~/features/imports/import-state-badge';
import { keepLeavers } from '~/features/imports/keep-leavers.server';
import { resumeImport } from '~/features/imports/resume-import.server';
import { startImport } from '~/features/imports/start-import.server';
import { undoImport } from '~/features/imports/undo-import.server';
import { useT } from '~/i18n/t';
import { byIntent, ipmAction, ipmLoader } from '~/platform/handler.server';

export const loader = ipmLoader('import:read', (ctx) => readImportPage(ctx));

const detail = (base: string, batchId: bigint) => `${base}/imports/${batchId}`;

export const action = byIntent({
  columns: ipmAction('import:run', ChooseColumnsForm, chooseColumns, {
    done: ({ base }, _done, { batchId }) => ({ to: detail(base, batchId) }),
  }),
  apply: ipmAction('import:run', StartImportForm, startImport, {
    done: ({ base }, _done, { batchId }) => ({
      to: detail(base, batchId),
      toast: 'import-started',
    }),
  }),
  leavers: ipmAction('import:run', LeaversForm, keepLeavers, {
    done: ({ base }, _done, { batchId }) => ({
      to: detail(base, batchId),
      toast: 'import-leavers-chosen',
    }),
  }),
  discard: ipmAction('import:run', ImportBatchForm, discardImport, {
    done: ({ base }) => ({ to: `${base}/imports`, toast: 'import-discarded' }),
  }),
  correct: ipmAction('import:run', CorrectRowForm, correctRow, {
    done: ({ base }, _done, { batchId }) => ({
      to: detail(base, batchId),
      toast: 'import-row-corrected',
    }),
  }),
  undo: ipmAction('import:run', ImportBatchForm, undoImport, {
    done: ({ base }, _done, { batchId }) => ({
      to: detail(base, batchId),
      toast: 'import-undo-started',
    }),
  }),
  resume: ipmAction('import:run', ImportBatchForm, resumeImport, {
    done: ({ base }, _done, { batchId }) => ({
      to: detail(base, batchId),
      toast: 'import-resumed',
    }),
  }),
});

export const meta: MetaFunction = () => [{ title: 'Importation — icamo' }];

const STEP_OF_STATE: Readonly<Record<string, number>> = {
  mapping: 0,
  uploaded: 1,
  analysing: 1,
  ready: 1,
  applying: 2,
  applied: 3,
  refused: 0,
  discarded: 1,
  undoing: 3,
  undone: 3,
};

export default function Import() {
  const page = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useT();
  const { base, batch, columnsHold, correcting } = page;
  return (
    <>
      <PageHeader
        title={batch.fileName}
        aside={t(`imports.kinds.${batch.kind}`)}
        badge={<ImportStateBadge state={batch.state} />}
        breadcrumb={[{ label: t('imports.title'), to: `${base}/imports` }]}
        actions={<ImportActions page={page} result={result} />}
      />
      <Steps
        steps={[t('imports.steps.upload'), t('imports.steps.review'), t('imports.steps.apply')]}
        current={STEP_OF_STATE[batch.state] ?? 0}
      />
      {correcting !== null && page.mayImport && (
        <CorrectRow page={page} row={correcting} result={result} />
      )}
      {columnsHold === null || !page.mayImport ? (
        <ImportReport page={page} />
      ) : (
        <ImportColumns page={page} samples={columnsHold} result={result} />
      )}
    </>
  );
}
