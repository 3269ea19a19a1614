import { Form, FormActions, SubmitButton } from '~/components/form';
import { LinkButton } from '~/components/button';
import { SelectField } from '~/components/field';
import type { FormResult } from '~/components/form-context';
import { Notice } from '~/components/notice';
import { Section } from '~/components/section';
import { IMPORT_COLUMNS, REQUIRED_COLUMNS, type ImportColumn } from '~/domain/import/header-names';
import { useT } from '~/i18n/t';
import { LEFT_OUT } from './import-form';
import type { ImportPage } from './import-page.server';

type ImportColumnsProps = {
  readonly page: ImportPage;
  readonly samples: readonly (readonly string[])[];
  readonly result: FormResult | undefined;
};

/** Which column of the file is what: as recognised, to be confirmed or changed. */
export function ImportColumns({ page, samples, result }: ImportColumnsProps) {
  const t = useT();
  const { base, batch, formKey } = page;
  const options = useColumnOptions(batch.kind);
  const missing = REQUIRED_COLUMNS[batch.kind].filter(
    (required) => !batch.columns.some(({ column }) => column === required),
  );
  return (
    <Section title={t('imports.mapping.title')} description={t('imports.mapping.help')}>
      {missing.length > 0 && (
        <Notice tone="warn" title={t('imports.mapping.missingTitle')}>
          {t('imports.mapping.missing', {
            columns: missing.map((column) => t(`imports.columns.${column}`)).join(', '),
          })}
        </Notice>
      )}
      <Form formKey={formKey} intent="columns" result={result}>
        <input type="hidden" name="batchId" value={String(batch.id)} />
        <ul className="flex flex-col divide-y divide-line">
          {batch.columns.map(({ header, column }, index) => (
            // Headers may be repeated or empty; their places in the file never change.
            <li key={index} className="grid gap-2 py-3 sm:grid-cols-2 sm:gap-6">
              <div className="min-w-0">
                <p className="font-medium break-words">
                  {header === ''
                    ? t('imports.mapping.unnamed', { place: String(index + 1) })
                    : header}
                </p>
                <p className="text-sm break-words text-ink-soft">
                  {samples[index]?.join(' · ') || t('imports.mapping.noSample')}
                </p>
              </div>
              <SelectField
                name={`columns.${index}`}
                label={t('imports.mapping.readAs')}
                options={options}
                defaultValue={column ?? LEFT_OUT}
              />
            </li>
          ))}
        </ul>
        <FormActions>
          <SubmitButton>{t('imports.mapping.analyse')}</SubmitButton>
          <LinkButton tone="quiet" to={`${base}/imports`}>
            {t('common.cancel')}
          </LinkButton>
        </FormActions>
      </Form>
    </Section>
  );
}

function useColumnOptions(kind: ImportPage['batch']['kind']) {
  const t = useT();
  const isRequired = (column: ImportColumn) => REQUIRED_COLUMNS[kind].includes(column);
  const columns: readonly ImportColumn[] = IMPORT_COLUMNS[kind];
  return [
    { value: LEFT_OUT, label: t('imports.mapping.leftOut') },
    ...columns.map((column) => {
      const label = t(`imports.columns.${column}`);
      return {
        value: column,
        label: isRequired(column) ? t('imports.mapping.required', { column: label }) : label,
      };
    }),
  ];
}
