import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { LinkButton } from '~/components/button';
import { Form, FormActions, SubmitButton } from '~/components/form';
import { PageHeader } from '~/components/page-header';
import { Section } from '~/components/section';
import { ProviderFields } from '~/features/providers/provider-fields';
import { RegisterProviderForm } from '~/features/providers/provider-form';
import { registerProvider } from '~/features/providers/register-provider.server';
import { useT } from '~/i18n/t';
import { ipmAction, ipmLoader } from '~/platform/handler.server';

export const loader = ipmLoader('provider:write', (ctx) => {
  const { base, today, formKey, ipm } = ctx;
  return { base, today, formKey, regionCode: ipm.regionCode, title: ctx.t('providers.new') };
});

export const action = ipmAction('provider:write', RegisterProviderForm, registerProvider, {
  done: (ctx, { adhesionId }) => ({
    to: `${ctx.base}/providers/${adhesionId}`,
    toast: 'provider-registered',
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? ''} — icamo` },
];

export default function NewProvider() {
  const { base, today, formKey, regionCode, title } = useLoaderData<typeof loader>();
  const t = useT();
  return (
    <>
      <PageHeader
        title={title}
        description={t('providers.formText')}
        breadcrumb={[{ label: t('providers.title'), to: `${base}/providers` }]}
      />
      <Section>
        <Form formKey={formKey} result={useActionData<typeof action>()}>
          <ProviderFields today={today} regionCode={regionCode} />
          <FormActions>
            <SubmitButton>{t('providers.submit')}</SubmitButton>
            <LinkButton tone="quiet" to={`${base}/providers`}>
              {t('common.cancel')}
            </LinkButton>
          </FormActions>
        </Form>
      </Section>
    </>
  );
}
