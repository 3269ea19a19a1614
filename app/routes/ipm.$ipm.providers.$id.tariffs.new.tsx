import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { LinkButton } from '~/components/button';
import { Form, FormActions, SubmitButton } from '~/components/form';
import { PageHeader } from '~/components/page-header';
import { Section } from '~/components/section';
import { idOfPath } from '~/features/progress/id-of-path';
import { getProvider } from '~/features/providers/provider-queries.server';
import { setTariff } from '~/features/tariffs/set-tariff.server';
import { TariffFields } from '~/features/tariffs/tariff-fields';
import { SetTariffForm } from '~/features/tariffs/tariff-form';
import { listActs } from '~/features/tariffs/tariff-queries.server';
import { useT } from '~/i18n/t';
import { ipmAction, ipmLoader } from '~/platform/handler.server';

export const loader = ipmLoader('tariff:write', async (ctx) => {
  const provider = await getProvider(ctx, idOfPath(ctx.params['id']));
  const acts = await listActs(ctx, [provider.id]);
  const { base, today, formKey } = ctx;
  const { id, name } = provider;
  return { base, today, formKey, id, name, acts, title: ctx.t('care.newTariff') };
});

export const action = ipmAction('tariff:write', SetTariffForm, setTariff, {
  done: (ctx, { adhesionId }) => ({
    to: `${ctx.base}/providers/${adhesionId}`,
    toast: 'tariff-set',
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? ''} — icamo` },
];

export default function NewTariff() {
  const { base, today, formKey, id, name, acts, title } = useLoaderData<typeof loader>();
  const t = useT();
  const back = `${base}/providers/${id}`;
  return (
    <>
      <PageHeader
        title={title}
        description={t('care.tariffFormText')}
        breadcrumb={[
          { label: t('providers.title'), to: `${base}/providers` },
          { label: name, to: back },
        ]}
      />
      <Section>
        <Form formKey={formKey} result={useActionData<typeof action>()}>
          <TariffFields adhesionId={id} today={today} acts={acts} />
          <FormActions>
            <SubmitButton>{t('care.setTariff')}</SubmitButton>
            <LinkButton tone="quiet" to={back}>
              {t('common.cancel')}
            </LinkButton>
          </FormActions>
        </Form>
      </Section>
    </>
  );
}
