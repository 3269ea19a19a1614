import { LinkButton } from '~/components/button';
import { Field } from '~/components/field';
import { Form, FormActions, SubmitButton } from '~/components/form';
import type { FormResult } from '~/components/form-context';
import { Notice } from '~/components/notice';
import { Section } from '~/components/section';
import { REQUIRED_COLUMNS } from '~/domain/import/header-names';
import { useT } from '~/i18n/t';
import type { ImportPage } from './import-page.server';
import { reasonSentence } from './reason-sentence';

type CorrectRowFormProps = {
  readonly page: ImportPage;
  readonly row: NonNullable<ImportPage['correcting']>;
  readonly result: FormResult | undefined;
};

/** One wrong row, cell by cell, with what is wrong with it. */
export function CorrectRowForm({ page, row, result }: CorrectRowFormProps) {
  const t = useT();
  const { base, batch, formKey } = page;
  return (
    <Section title={t('imports.correct.title', { row: String(row.rowNumber) })}>
      <Notice tone="warn">
        <ul>
          {row.reasons.map((reason) => (
            <li key={`${reason.column}-${reason.code}`}>{reasonSentence(t, reason)}</li>
          ))}
        </ul>
      </Notice>
      <Form formKey={formKey} intent="correct" result={result}>
        <input type="hidden" name="batchId" value={String(batch.id)} />
        <input type="hidden" name="rowNumber" value={row.rowNumber} />
        <div className="grid gap-4 sm:grid-cols-2">
          {batch.columns.map(({ column }, index) =>
            column === null ? null : (
              <Field
                key={column}
                name={`cells.c${index}`}
                label={t(`imports.columns.${column}`)}
                defaultValue={row.cells[index] ?? ''}
                optional={!REQUIRED_COLUMNS[batch.kind].includes(column)}
              />
            ),
          )}
        </div>
        <FormActions>
          <SubmitButton>{t('imports.correct.apply')}</SubmitButton>
          <LinkButton tone="quiet" to={`${base}/imports/${batch.id}`}>
            {t('common.cancel')}
          </LinkButton>
        </FormActions>
      </Form>
    </Section>
  );
}
