import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { PublicFrame } from '~/components/shell/public-frame';
import {
  changeStrategy,
  deliverEvent,
  demandSigning,
  dropSigning,
  endRotation,
  redeliverEvents,
  rotateSecret,
} from '~/features/demonstration/deliver-simulated-events.server';
import {
  disturbEvents,
  failCalls,
  restoreOrder,
} from '~/features/demonstration/disturb-wave.server';
import {
  expireSession,
  expireSessions,
  failPayment,
  receivePayment,
  refundTransaction,
} from '~/features/demonstration/move-simulated-money.server';
import { SimulatedWavePage } from '~/features/demonstration/simulated-wave';
import { readSimulatedWave } from '~/features/demonstration/simulated-wave-queries.server';
import {
  DisorderForm,
  EventForm,
  FaultForm,
  PaymentFailureForm,
  PaymentForm,
  RefundForm,
  SessionForm,
  WalletForm,
} from '~/features/demonstration/wave-order-form';
import { useT } from '~/i18n/t';
import { byIntent, publicAction, publicLoader } from '~/platform/handler.server';

export const loader = publicLoader(async (ctx) => ({
  title: ctx.t('demonstration.title'),
  wave: await readSimulatedWave(ctx),
}));

/** Back to the wallet, with a word on what was done. */
const back = (key: string) => ({
  done: (_ctx: unknown, result: object, { walletId }: { readonly walletId: string }) => ({
    to: `/demo/wave?wallet=${encodeURIComponent(walletId)}`,
    toast: {
      key,
      ...('count' in result ? { values: { count: Number(result.count) } } : {}),
    },
  }),
});

export const action = byIntent({
  disturb: publicAction(DisorderForm, disturbEvents, back('demonstration.done.disturbed')),
  restore: publicAction(WalletForm, restoreOrder, back('demonstration.done.restored')),
  fault: publicAction(FaultForm, failCalls, back('demonstration.done.planned')),
  pay: publicAction(PaymentForm, receivePayment, back('demonstration.done.paid')),
  refund: publicAction(RefundForm, refundTransaction, back('demonstration.done.refunded')),
  expire: publicAction(SessionForm, expireSession, back('demonstration.done.expired')),
  'expire-all': publicAction(WalletForm, expireSessions, back('demonstration.done.expiredAll')),
  'fail-payment': publicAction(PaymentFailureForm, failPayment, back('demonstration.done.failed')),
  deliver: publicAction(EventForm, deliverEvent, back('demonstration.done.delivered')),
  redeliver: publicAction(WalletForm, redeliverEvents, back('demonstration.done.redelivered')),
  rotate: publicAction(WalletForm, rotateSecret, back('demonstration.done.rotating')),
  'end-rotation': publicAction(WalletForm, endRotation, back('demonstration.done.rotated')),
  strategy: publicAction(WalletForm, changeStrategy, back('demonstration.done.strategyChanged')),
  'demand-signing': publicAction(
    WalletForm,
    demandSigning,
    back('demonstration.done.signingDemanded'),
  ),
  'drop-signing': publicAction(WalletForm, dropSigning, back('demonstration.done.signingDropped')),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? ''} — icamo` },
];

export default function SimulatedWaveRoute() {
  const { wave } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useT();
  return (
    <PublicFrame
      width="wide"
      title={t('demonstration.title')}
      description={t('demonstration.text')}
      demo
    >
      <SimulatedWavePage wave={wave} result={result} />
    </PublicFrame>
  );
}
