import { type Column, DataTable } from '~/components/data-table';
import { InstantText } from '~/components/dates';
import { Section } from '~/components/section';
import { StateBadge } from '~/components/state-badge';
import { useT } from '~/i18n/t';
import { OrderButton } from './order-button';
import type { PanelProps } from './panel-props';
import type { ChosenWallet } from './simulated-wave-queries.server';

type Row = ChosenWallet['events'][number];

const TONES = {
  pending: 'progress',
  held: 'waiting',
  lost: 'late',
  delivered: 'settled',
  'given-up': 'late',
} as const;

/** The events of the wallet and whether they arrived. */
export function SimulatedEvents({ chosen, result }: PanelProps) {
  const t = useT();
  const { walletId } = chosen.wallet;
  return (
    <Section
      flush
      title={t('demonstration.event.title')}
      actions={
        chosen.undelivered > 0 && (
          <OrderButton
            intent="redeliver"
            result={result}
            label={t('demonstration.event.redeliver', { count: chosen.undelivered })}
            values={{ walletId }}
          />
        )
      }
    >
      <DataTable
        caption={t('demonstration.event.title')}
        columns={useColumns(walletId, result)}
        rows={chosen.events}
        rowKey={({ id }) => id}
        empty={<p className="px-4 py-6 text-ink-soft">{t('demonstration.event.none')}</p>}
      />
    </Section>
  );
}

function useColumns(walletId: string, result: PanelProps['result']): Column<Row>[] {
  const t = useT();
  return [
    {
      key: 'type',
      header: t('demonstration.event.type'),
      cell: ({ type }) => <span className="break-all">{type}</span>,
      phone: 'title',
      wrap: true,
    },
    {
      key: 'at',
      header: t('demonstration.at'),
      cell: ({ createdAt }) => <InstantText instant={createdAt} />,
    },
    {
      key: 'state',
      header: t('demonstration.state'),
      cell: ({ state }) => (
        <StateBadge tone={TONES[state]}>{t(`demonstration.event.states.${state}`)}</StateBadge>
      ),
      phone: 'aside',
    },
    {
      key: 'attempts',
      header: t('demonstration.event.attempts'),
      cell: ({ attempts, lastStatus }) =>
        attempts === 0 ? '0' : `${attempts} (${lastStatus ?? '—'})`,
      align: 'end',
    },
    {
      key: 'orders',
      header: t('demonstration.orders'),
      cell: ({ id }) => (
        <OrderButton
          intent="deliver"
          result={result}
          label={t('demonstration.event.deliver')}
          values={{ walletId, eventId: id }}
        />
      ),
    },
  ];
}
