import { ConfirmForm } from '~/components/confirm-form';
import { CheckboxField } from '~/components/field';
import type { FormResult } from '~/components/form-context';
import { areManyLeavers } from '~/domain/import/leavers';
import { useT } from '~/i18n/t';
import type { ImportPage } from './import-page.server';

type ImportActionsProps = { readonly page: ImportPage; readonly result: FormResult | undefined };

/** What can be done with the file now: apply it, or set it aside. */
export function ImportActions({ page, result }: ImportActionsProps) {
  const t = useT();
  const { batch, formKey, mayImport } = page;
  if (!mayImport) return null;
  const { leaving } = page.leavers;
  const count = batch.createCount + batch.changeCount + leaving;
  const done = batch.createCount + batch.changeCount + batch.leftCount;
  const id = <input type="hidden" name="batchId" value={String(batch.id)} />;
  const mayDiscard = ['mapping', 'ready', 'refused'].includes(batch.state);
  return (
    <>
      {mayDiscard && (
        <ConfirmForm
          label={t('imports.discard')}
          title={t('imports.discardTitle')}
          consequence={t('imports.discardConsequence')}
          confirmLabel={t('imports.discard')}
          openTone="secondary"
          formKey={formKey}
          intent="discard"
          result={result}
        >
          {id}
        </ConfirmForm>
      )}
      {batch.state === 'applied' && done > 0 && (
        <ConfirmForm
          label={t('imports.undo')}
          title={t('imports.undoTitle')}
          consequence={t('imports.undoConsequence', {
            create: batch.createCount,
            change: batch.changeCount + batch.leftCount,
          })}
          confirmLabel={t('imports.undo')}
          openTone="secondary"
          formKey={formKey}
          intent="undo"
          result={result}
        >
          {id}
        </ConfirmForm>
      )}
      {batch.state === 'ready' && count > 0 && (
        <ConfirmForm
          label={t('imports.apply', { count })}
          title={t('imports.applyTitle')}
          consequence={t('imports.applyConsequence', {
            create: batch.createCount,
            change: batch.changeCount,
            wrong: batch.wrongCount,
            day: batch.effectiveOn,
          })}
          confirmLabel={t('imports.apply', { count })}
          tone="primary"
          formKey={formKey}
          intent="apply"
          result={result}
        >
          {id}
          {leaving > 0 && (
            <p>{t('imports.leavers.consequence', { count: leaving, day: batch.effectiveOn })}</p>
          )}
          {areManyLeavers(leaving, batch.employedCount) && (
            <CheckboxField
              name="confirmLeavers"
              label={t('imports.leavers.confirm', { count: leaving, of: batch.employedCount })}
            />
          )}
        </ConfirmForm>
      )}
    </>
  );
}
