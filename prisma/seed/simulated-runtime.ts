import type { IpmIdentity, TenantContext } from '~/platform/context';
import { createIdFactory } from '~/platform/database/ids.server';
import { tenantContext, type Runtime } from '~/platform/runtime.server';

/** A runtime whose clock and ids are told: the past is written as if it happened, and always the same. */
export type SimulatedRuntime = {
  readonly runtime: Runtime;
  readonly setTime: (instant: Date) => void;
  readonly contextOf: (ipm: IpmIdentity, actor?: string) => TenantContext;
};

export function simulateRuntime(
  base: Runtime,
  processNumber: number,
  start: Date,
): SimulatedRuntime {
  let now = start;
  const runtime: Runtime = {
    ...base,
    clock: () => now,
    newId: createIdFactory({ now: () => now.getTime(), processNumber }),
  };
  return {
    runtime,
    setTime: (instant) => {
      now = instant;
    },
    contextOf: (ipm, actor = 'Démonstration') =>
      tenantContext(runtime, { ipm, user: null, actor, requestId: 'seed' }),
  };
}

/** Nine in the morning, Dakar time. */
export const morningOf = (day: string): Date => new Date(`${day}T09:00:00.000Z`);
