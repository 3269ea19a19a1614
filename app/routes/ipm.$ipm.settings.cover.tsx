import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { DateField } from '~/components/date-field';
import { CheckboxField, Field } from '~/components/field';
import { Form, FormActions, SubmitButton } from '~/components/form';
import { Notice } from '~/components/notice';
import { PageHeader } from '~/components/page-header';
import { DetailLayout, Section } from '~/components/section';
import { CoverRateTable } from '~/features/tariffs/cover-rate-table';
import { setCoverRate } from '~/features/tariffs/set-cover-rate.server';
import { RubricField } from '~/features/tariffs/tariff-fields';
import { SetCoverRateForm } from '~/features/tariffs/tariff-form';
import { listCoverRates } from '~/features/tariffs/tariff-queries.server';
import { useT } from '~/i18n/t';
import { ipmAction, ipmLoader } from '~/platform/handler.server';

export const loader = ipmLoader('provider:read', async (ctx) => {
  const rates = await listCoverRates(ctx);
  const { base, today, formKey } = ctx;
  return { base, today, formKey, rates, maySet: ctx.can('rule:write'), title: ctx.t('care.cover') };
});

export const action = ipmAction('rule:write', SetCoverRateForm, setCoverRate, {
  done: (ctx) => ({ to: `${ctx.base}/settings/cover`, toast: 'cover-rate-set' }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? ''} — icamo` },
];

export default function CoverRates() {
  const { base, today, formKey, rates, maySet, title } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useT();
  const isUnconfirmed = rates.some(({ confirmed, validTo }) => !confirmed && validTo > today);
  return (
    <>
      <PageHeader
        title={title}
        description={t('care.coverText')}
        breadcrumb={[{ label: t('providers.title'), to: `${base}/providers` }]}
      />
      <div className="mb-5 empty:hidden">
        {isUnconfirmed && <Notice tone="warn">{t('care.coverUnconfirmed')}</Notice>}
      </div>
      <DetailLayout
        main={
          <Section flush>
            <CoverRateTable rows={rates} today={today} />
          </Section>
        }
        aside={
          maySet && (
            <Section title={t('care.newCoverRate')}>
              <Form formKey={formKey} result={result}>
                <RubricField />
                <Field
                  name="rateBasisPoints"
                  label={t('care.rate')}
                  help={t('care.rateHelp')}
                  suffix="%"
                  inputMode="decimal"
                  width="short"
                />
                <DateField name="validFrom" label={t('care.validFrom')} defaultValue={today} />
                <Field
                  name="source"
                  label={t('care.source')}
                  help={t('care.sourceHelp')}
                  maxLength={200}
                />
                <CheckboxField name="confirmed" label={t('care.confirmed')} />
                <FormActions>
                  <SubmitButton>{t('care.setCoverRate')}</SubmitButton>
                </FormActions>
              </Form>
            </Section>
          )
        }
      />
    </>
  );
}
