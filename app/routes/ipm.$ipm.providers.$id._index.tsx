import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { FilePlus, Plus } from 'lucide-react';
import { LinkButton } from '~/components/button';
import { PageHeader } from '~/components/page-header';
import { DetailLayout, Section } from '~/components/section';
import { OPEN_END } from '~/domain/period';
import { RecordHistory } from '~/features/audit/record-history';
import { listLatestInvoices } from '~/features/invoices/invoice-queries.server';
import { InvoiceTable } from '~/features/invoices/invoice-table';
import { idOfPath } from '~/features/progress/id-of-path';
import { AdhesionStateBadge } from '~/features/providers/adhesion-state-badge';
import { adhereAgain } from '~/features/providers/adhere-again.server';
import { AdhereAgain } from '~/features/providers/adhere-again';
import { AdhesionPeriods } from '~/features/providers/adhesion-periods';
import { endAdhesion } from '~/features/providers/end-adhesion.server';
import { EndAdhesion } from '~/features/providers/end-adhesion';
import {
  getProviderAccount,
  listProviderHistory,
  seesAccounts,
} from '~/features/providers/provider-account-queries.server';
import {
  AdhereAgainForm,
  EndAdhesionForm,
  SetWaveRecipientForm,
} from '~/features/providers/provider-form';
import { getProvider, listAdhesionPeriods } from '~/features/providers/provider-queries.server';
import { ProviderFacts } from '~/features/providers/provider-facts';
import { setWaveRecipient } from '~/features/providers/set-wave-recipient.server';
import { SetWaveRecipient } from '~/features/providers/set-wave-recipient';
import { listTariffs } from '~/features/tariffs/tariff-queries.server';
import { TariffTable } from '~/features/tariffs/tariff-table';
import { useT } from '~/i18n/t';
import { byIntent, ipmAction, ipmLoader } from '~/platform/handler.server';

export const loader = ipmLoader('provider:read', async (ctx) => {
  const provider = await getProvider(ctx, idOfPath(ctx.params['id']));
  const [account, tariffs, latest, history, periods] = await Promise.all([
    seesAccounts(ctx) ? getProviderAccount(ctx, provider.id) : null,
    listTariffs(ctx, provider.id),
    ctx.can('invoice:read') ? listLatestInvoices(ctx, { adhesionId: provider.id }) : null,
    listProviderHistory(ctx, provider.id),
    listAdhesionPeriods(ctx, provider.providerId),
  ]);
  const { base, today, formKey } = ctx;
  const may = {
    write: ctx.can('provider:write'),
    writeAccount: ctx.can('provider-account:write'),
    setTariff: ctx.can('tariff:write'),
    enter: ctx.can('invoice:enter'),
  };
  return { base, today, formKey, may, provider, account, tariffs, latest, history, periods };
});

export const action = byIntent({
  end: ipmAction('provider:write', EndAdhesionForm, endAdhesion, {
    done: (ctx, { adhesionId }) => ({
      to: `${ctx.base}/providers/${adhesionId}`,
      toast: 'adhesion-ended',
    }),
  }),
  again: ipmAction('provider:write', AdhereAgainForm, adhereAgain, {
    done: (ctx, { adhesionId }) => ({
      to: `${ctx.base}/providers/${adhesionId}`,
      toast: 'provider-registered',
    }),
  }),
  'wave-recipient': ipmAction('provider-account:write', SetWaveRecipientForm, setWaveRecipient, {
    done: (ctx, { adhesionId, waveRecipient }) => ({
      to: `${ctx.base}/providers/${adhesionId}`,
      toast: waveRecipient === null ? 'wave-recipient-removed' : 'wave-recipient-set',
    }),
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.provider.name ?? ''} — icamo` },
];

export default function Provider() {
  const { base, today, formKey, may, provider, account, tariffs, latest, history, periods } =
    useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useT();
  const to = `${base}/providers/${provider.id}`;
  const isLast = periods[0]?.number === provider.number;
  return (
    <>
      <PageHeader
        title={provider.name}
        aside={provider.number}
        badge={<AdhesionStateBadge adhesion={provider} today={today} />}
        breadcrumb={[{ label: t('providers.title'), to: `${base}/providers` }]}
        actions={
          <>
            {may.enter && (
              <LinkButton
                to={`${base}/invoices/new?provider=${provider.id}`}
                tone="primary"
                icon={FilePlus}
              >
                {t('care.newInvoice')}
              </LinkButton>
            )}
            {may.write && provider.validTo === OPEN_END && (
              <EndAdhesion {...{ provider, today, formKey, result }} />
            )}
            {may.write && isLast && provider.validTo !== OPEN_END && (
              <AdhereAgain {...{ provider, today, formKey, result }} />
            )}
          </>
        }
      />
      <DetailLayout
        main={
          <>
            <Section
              title={t('providers.facts')}
              actions={
                may.writeAccount &&
                account && <SetWaveRecipient {...{ provider, account, formKey, result }} />
              }
            >
              <ProviderFacts {...{ provider, account }} />
            </Section>
            <Section
              flush
              title={t('care.tariffs')}
              description={t('care.tariffsText')}
              actions={
                may.setTariff && (
                  <LinkButton to={`${to}/tariffs/new`} size="small" icon={Plus}>
                    {t('care.newTariff')}
                  </LinkButton>
                )
              }
            >
              <TariffTable rows={tariffs} today={today} />
            </Section>
            {latest && (
              <Section
                flush
                title={t('providers.invoices')}
                actions={
                  <LinkButton
                    to={`${base}/invoices?provider=${provider.id}`}
                    tone="quiet"
                    size="small"
                  >
                    {t('providers.allInvoices')}
                  </LinkButton>
                }
              >
                <InvoiceTable
                  {...latest}
                  {...{ base, today }}
                  page={1}
                  showsProvider={false}
                  isBrief
                />
              </Section>
            )}
          </>
        }
        aside={
          <>
            <AdhesionPeriods periods={periods} shown={provider.id} base={base} />
            <Section title={t('common.history.title')}>
              <RecordHistory history={history} />
            </Section>
          </>
        }
      />
    </>
  );
}
