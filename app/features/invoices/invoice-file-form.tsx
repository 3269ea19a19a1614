import { Download } from 'lucide-react';
import { buttonClass, LinkButton } from '~/components/button';
import { FileField } from '~/components/field';
import { Form, FormActions, SubmitButton } from '~/components/form';
import type { FormResult } from '~/components/form-context';
import { Section } from '~/components/section';
import { useT } from '~/i18n/t';
import { MAX_LINES } from './invoice-limits';
import { ProviderField, type ProviderChoice } from './provider-field';

type FileFormProps = {
  readonly providers: readonly ProviderChoice[];
  readonly formKey: string;
  readonly result: FormResult | null | undefined;
  readonly templateTo: string;
  readonly cancelTo: string;
};

/** A bordereau as a file: read at once, shown line by line before anything is sent. */
export function InvoiceFileForm(props: FileFormProps) {
  const { providers, formKey, result, templateTo, cancelTo } = props;
  const t = useT();
  return (
    <Section>
      <Form formKey={formKey} result={result} withFiles>
        <ProviderField providers={providers} adhesionId={null} />
        <FileField
          name="file"
          label={t('care.file.label')}
          help={t('care.file.help', { count: MAX_LINES })}
          accept=".csv,.xlsx"
        />
        <p className="flex flex-wrap items-center gap-2">
          <span className="text-ink-soft">{t('care.file.template')}</span>
          {(['xlsx', 'csv'] as const).map((format) => (
            <a
              key={format}
              href={`${templateTo}?export=${format}`}
              download
              className={buttonClass('secondary', 'small')}
            >
              <Download size={16} aria-hidden />
              {t(format === 'xlsx' ? 'common.table.exportXlsx' : 'common.table.exportCsv')}
            </a>
          ))}
        </p>
        <FormActions>
          <SubmitButton>{t('care.file.read')}</SubmitButton>
          <LinkButton tone="quiet" to={cancelTo}>
            {t('care.file.byHand')}
          </LinkButton>
        </FormActions>
      </Form>
    </Section>
  );
}
