import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { LinkButton } from '~/components/button';
import { DateField } from '~/components/date-field';
import { CheckboxField, FileField, SelectField } from '~/components/field';
import { Form, FormActions, SubmitButton } from '~/components/form';
import { PageHeader } from '~/components/page-header';
import { DetailLayout, Section } from '~/components/section';
import { Steps } from '~/components/steps';
import { IMPORT_KINDS } from '~/domain/import/header-names';
import { firstDay, periodOf } from '~/domain/period';
import { UploadImportForm } from '~/features/imports/import-form';
import { ImportTemplates } from '~/features/imports/import-templates';
import { receiveImport } from '~/features/imports/receive-import.server';
import { useT } from '~/i18n/t';
import { ipmLoader } from '~/platform/handler.server';
import { ipmUpload } from '~/platform/upload.server';

export const loader = ipmLoader('import:run', (ctx) => ({
  base: ctx.base,
  formKey: ctx.formKey,
  kind: IMPORT_KINDS.find((one) => one === ctx.query.get('kind')) ?? null,
  effectiveOn: firstDay(periodOf(ctx.today)),
}));

export const action = ipmUpload('import:run', UploadImportForm, receiveImport, {
  done: (ctx, { batchId }) => ({ to: `${ctx.base}/imports/${batchId}` }),
});

export const meta: MetaFunction = () => [{ title: 'Importer un fichier — icamo' }];

export default function NewImport() {
  const { base, formKey, kind, effectiveOn } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useT();
  return (
    <>
      <PageHeader
        title={t('imports.newTitle')}
        description={t('imports.newDescription')}
        breadcrumb={[{ label: t('imports.title'), to: `${base}/imports` }]}
      />
      <Steps
        steps={[t('imports.steps.upload'), t('imports.steps.review'), t('imports.steps.apply')]}
        current={0}
      />
      <DetailLayout
        main={
          <Section>
            <Form formKey={formKey} result={result} withFiles>
              <SelectField
                name="kind"
                label={t('imports.kind')}
                options={IMPORT_KINDS.map((one) => ({
                  value: one,
                  label: t(`imports.kinds.${one}`),
                }))}
                {...(kind === null ? {} : { defaultValue: kind })}
              />
              <DateField
                name="effectiveOn"
                label={t('imports.effectiveOn')}
                help={t('imports.effectiveOnHelp')}
                defaultValue={effectiveOn}
              />
              <CheckboxField
                name="isComplete"
                label={t('imports.leavers.complete')}
                help={t('imports.leavers.completeHelp')}
              />
              <FileField
                name="file"
                label={t('imports.file')}
                help={t('imports.fileHelp')}
                accept=".csv,.txt,.xlsx"
              />
              <FormActions>
                <SubmitButton pendingLabel={t('imports.sending')}>{t('imports.send')}</SubmitButton>
                <LinkButton tone="quiet" to={`${base}/imports`}>
                  {t('common.cancel')}
                </LinkButton>
              </FormActions>
            </Form>
          </Section>
        }
        aside={<ImportTemplates base={base} />}
      />
    </>
  );
}
