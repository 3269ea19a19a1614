import type { CommandResult } from '~/platform/context';
import { orderSimulator } from './order-simulator.server';
import type { SimulatorContext } from './simulated-wave-queries.server';
import type { EventInput, WalletInput } from './wave-order-form';

/** Sends one event again, delivered or not; the application must count it once. */
export function deliverEvent(
  ctx: SimulatorContext,
  { eventId }: EventInput,
): Promise<CommandResult> {
  return orderSimulator(ctx, async (simulator) => {
    const [status] = await simulator.deliverEvent(eventId);
    const wasTaken = status != null && status >= 200 && status < 300;
    if (wasTaken) return { ok: true };
    const values = { status: status ?? '—' };
    return { ok: false, reason: 'simulated-event-refused', values };
  });
}

/** Sends all that never arrived. */
export function redeliverEvents(
  ctx: SimulatorContext,
  { walletId }: WalletInput,
): Promise<CommandResult<{ readonly count: number }>> {
  return orderSimulator(ctx, async (simulator) => ({
    ok: true,
    count: await simulator.redeliverEvents(walletId),
  }));
}

/** Wave signs with two secrets from now on. */
export function rotateSecret(
  ctx: SimulatorContext,
  { walletId }: WalletInput,
): Promise<CommandResult> {
  return orderSimulator(ctx, async (simulator) => {
    await simulator.rotateSecret(walletId);
    return { ok: true };
  });
}

/** Wave signs with the new secret alone. */
export function endRotation(
  ctx: SimulatorContext,
  { walletId }: WalletInput,
): Promise<CommandResult> {
  return orderSimulator(ctx, async (simulator) => {
    await simulator.endRotation(walletId);
    return { ok: true };
  });
}

/** The other way in which Wave proves that an event is its own. */
export function changeStrategy(
  ctx: SimulatorContext,
  { walletId }: WalletInput,
): Promise<CommandResult> {
  return orderSimulator(ctx, async (simulator) => {
    const { webhookStrategy } = await simulator.getWallet(walletId);
    const other = webhookStrategy === 'signing' ? 'shared-secret' : 'signing';
    await simulator.setStrategy(walletId, other);
    return { ok: true };
  });
}

/** Wave refuses requests that are not signed from now on. */
export function demandSigning(
  ctx: SimulatorContext,
  { walletId }: WalletInput,
): Promise<CommandResult> {
  return orderSimulator(ctx, async (simulator) => {
    await simulator.demandSigning(walletId);
    return { ok: true };
  });
}

/** Wave takes unsigned requests again. */
export function dropSigning(
  ctx: SimulatorContext,
  { walletId }: WalletInput,
): Promise<CommandResult> {
  return orderSimulator(ctx, async (simulator) => {
    await simulator.dropSigning(walletId);
    return { ok: true };
  });
}
