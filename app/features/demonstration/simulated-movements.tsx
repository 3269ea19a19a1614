import { ConfirmForm } from '~/components/confirm-form';
import { type Column, DataTable } from '~/components/data-table';
import { InstantText } from '~/components/dates';
import { Money } from '~/components/figures';
import { Section } from '~/components/section';
import { useT } from '~/i18n/t';
import type { PanelProps } from './panel-props';
import type { ChosenWallet } from './simulated-wave-queries.server';

type Row = ChosenWallet['movements'][number];

/** What moved the balance, as Wave lists it. */
export function SimulatedMovements({ chosen, result }: PanelProps) {
  const t = useT();
  return (
    <Section flush title={t('demonstration.movement.title')}>
      <DataTable
        caption={t('demonstration.movement.title')}
        columns={useColumns(chosen.wallet.walletId, result)}
        rows={chosen.movements}
        rowKey={({ id }) => id}
        empty={<p className="px-4 py-6 text-ink-soft">{t('demonstration.movement.none')}</p>}
      />
    </Section>
  );
}

function useColumns(walletId: string, result: PanelProps['result']): Column<Row>[] {
  const t = useT();
  return [
    {
      key: 'kind',
      header: t('demonstration.movement.kind'),
      cell: ({ kind, counterparty, clientReference }) => (
        <>
          {t.dynamic(`demonstration.kinds.${kind}`)}
          <span className="block text-sm text-ink-soft">
            {[counterparty, clientReference].filter((text) => text !== null).join(' · ')}
          </span>
        </>
      ),
      phone: 'title',
      wrap: true,
    },
    {
      key: 'at',
      header: t('demonstration.at'),
      cell: ({ occurredAt }) => <InstantText instant={occurredAt} />,
    },
    {
      key: 'fee',
      header: t('demonstration.movement.fee'),
      cell: ({ feeXof }) => <Money amountXof={feeXof} bare />,
      align: 'end',
      phone: 'hidden',
    },
    {
      key: 'amount',
      header: t('demonstration.amount'),
      cell: ({ amountXof }) => <Money amountXof={amountXof} bare />,
      align: 'end',
      phone: 'value',
    },
    {
      key: 'balance',
      header: t('demonstration.balance'),
      cell: ({ balanceXof }) => <Money amountXof={balanceXof} bare />,
      align: 'end',
      phone: 'hidden',
    },
    {
      key: 'orders',
      header: t('demonstration.orders'),
      cell: ({ id, amountXof, isRefundable }) =>
        isRefundable && (
          <ConfirmForm
            label={t('demonstration.movement.refund')}
            title={t('demonstration.movement.refundTitle')}
            consequence={t('demonstration.movement.refundConsequence', { amountXof })}
            confirmLabel={t('demonstration.movement.refund')}
            tone="danger"
            openTone="secondary"
            size="small"
            intent="refund"
            result={result?.values?.['transactionId'] === id ? result : null}
          >
            <input type="hidden" name="walletId" value={walletId} />
            <input type="hidden" name="transactionId" value={id} />
          </ConfirmForm>
        ),
    },
  ];
}
