import { type Column, DataTable } from '~/components/data-table';
import { InstantText } from '~/components/dates';
import { SelectField } from '~/components/field';
import { Money } from '~/components/figures';
import { Form, FormActions, SubmitButton } from '~/components/form';
import { Section } from '~/components/section';
import { StateBadge } from '~/components/state-badge';
import { useT } from '~/i18n/t';
import { OrderButton } from './order-button';
import type { PanelProps } from './panel-props';
import type { ChosenWallet, SimulatedWave } from './simulated-wave-queries.server';

type Row = ChosenWallet['sessions'][number];
type SessionsProps = PanelProps & { readonly failures: SimulatedWave['failures'] };

const TONES = { open: 'progress', complete: 'settled', expired: 'ended' } as const;

/** The payment sessions that the application opened, and what a payer may do with them. */
export function SimulatedSessions({ chosen, result, failures }: SessionsProps) {
  const t = useT();
  const { walletId } = chosen.wallet;
  const open = chosen.sessions.filter(({ checkoutStatus }) => checkoutStatus === 'open');
  return (
    <Section
      flush
      title={t('demonstration.session.title')}
      actions={
        open.length > 0 && (
          <OrderButton
            intent="expire-all"
            result={result}
            label={t('demonstration.session.expireAll')}
            values={{ walletId }}
          />
        )
      }
    >
      <DataTable
        caption={t('demonstration.session.title')}
        columns={useColumns(walletId, result)}
        rows={chosen.sessions}
        rowKey={({ id }) => id}
        empty={<p className="px-4 py-6 text-ink-soft">{t('demonstration.session.none')}</p>}
      />
      {open.length > 0 && (
        <div className="border-t border-line p-4">
          <Form intent="fail-payment" result={result}>
            <input type="hidden" name="walletId" value={walletId} />
            <div className="grid gap-5 sm:grid-cols-2">
              <SelectField
                name="sessionId"
                label={t('demonstration.session.which')}
                options={open.map(({ id, clientReference }) => ({
                  value: id,
                  label: clientReference ?? id,
                }))}
              />
              <SelectField
                name="failure"
                label={t('demonstration.session.failure')}
                options={failures.map((code) => ({
                  value: code,
                  label: t(`wave.errors.${code}`),
                }))}
              />
            </div>
            <FormActions>
              <SubmitButton>{t('demonstration.session.fail')}</SubmitButton>
            </FormActions>
          </Form>
        </div>
      )}
    </Section>
  );
}

function useColumns(walletId: string, result: PanelProps['result']): Column<Row>[] {
  const t = useT();
  return [
    {
      key: 'reference',
      header: t('demonstration.session.reference'),
      cell: ({ clientReference, id, checkoutStatus, launchUrl }) => (
        <>
          {clientReference ?? id}
          {checkoutStatus === 'open' && (
            <a className="text-link block text-sm" href={launchUrl}>
              {t('demonstration.session.payPage')}
            </a>
          )}
        </>
      ),
      phone: 'title',
      wrap: true,
    },
    {
      key: 'created',
      header: t('demonstration.at'),
      cell: ({ createdAt }) => <InstantText instant={createdAt} />,
    },
    {
      key: 'state',
      header: t('demonstration.state'),
      cell: ({ checkoutStatus, isRefunded }) => (
        <StateBadge tone={isRefunded ? 'ended' : TONES[checkoutStatus]}>
          {isRefunded
            ? t('demonstration.session.refunded')
            : t(`demonstration.session.states.${checkoutStatus}`)}
        </StateBadge>
      ),
      phone: 'aside',
    },
    {
      key: 'amount',
      header: t('demonstration.amount'),
      cell: ({ amountXof }) => <Money amountXof={amountXof} bare />,
      align: 'end',
      phone: 'value',
    },
    {
      key: 'orders',
      header: t('demonstration.orders'),
      cell: ({ id, checkoutStatus }) =>
        checkoutStatus === 'open' && (
          <OrderButton
            intent="expire"
            result={result}
            label={t('demonstration.session.expire')}
            values={{ walletId, sessionId: id }}
          />
        ),
    },
  ];
}
