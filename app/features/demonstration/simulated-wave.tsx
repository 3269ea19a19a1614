import { FactGrid } from '~/components/fact-grid';
import { Money } from '~/components/figures';
import type { FormResult } from '~/components/form-context';
import { Notice } from '~/components/notice';
import { Stack } from '~/components/section';
import { useT } from '~/i18n/t';
import { DisorderPanel } from './disorder-panel';
import { FaultPanel } from './fault-panel';
import { IncomingPaymentPanel } from './incoming-payment-panel';
import type { PanelProps } from './panel-props';
import { RotationPanel } from './rotation-panel';
import { SimulatedEvents } from './simulated-events';
import { SimulatedMovements } from './simulated-movements';
import { SimulatedSessions } from './simulated-sessions';
import type { SimulatedWave } from './simulated-wave-queries.server';
import { WalletChoice } from './wallet-choice';

type SimulatedWaveProps = {
  readonly wave: SimulatedWave | null;
  readonly result: FormResult | null | undefined;
};

/** One wallet of the simulator: what it lived through, and the switches of what may go wrong. */
export function SimulatedWavePage({ wave, result }: SimulatedWaveProps) {
  const t = useT();
  if (wave === null) return <Notice tone="warn">{t('demonstration.noSimulator')}</Notice>;
  const { chosen } = wave;
  if (chosen === null) return <Notice>{t('demonstration.noWallet')}</Notice>;
  const panel = { chosen, result };
  return (
    <Stack>
      <WalletChoice wallets={wave.wallets} chosen={chosen.wallet.walletId} />
      <WalletFacts chosen={chosen} />
      <SimulatedEvents {...panel} />
      <DisorderPanel {...panel} />
      <FaultPanel {...panel} calls={wave.calls} />
      <IncomingPaymentPanel {...panel} />
      <SimulatedSessions {...panel} failures={wave.failures} />
      <SimulatedMovements {...panel} />
      <RotationPanel {...panel} />
    </Stack>
  );
}

function WalletFacts({ chosen: { wallet, undelivered } }: Pick<PanelProps, 'chosen'>) {
  const t = useT();
  return (
    <FactGrid
      facts={[
        {
          label: t('demonstration.balance'),
          value: <Money amountXof={wallet.balanceXof} />,
        },
        {
          label: t('demonstration.undelivered'),
          value: t('demonstration.events', { count: undelivered }),
        },
        {
          label: t('demonstration.signedBy'),
          value: t(`demonstration.strategies.${wallet.webhookStrategy}`),
        },
      ]}
    />
  );
}
