import type { Day, Period } from '~/domain/period';
import type { IpmIdentity } from '~/platform/context';
import { systemSql } from '~/platform/runtime.server';
import type { Random } from './random';
import type { SimulatedRuntime } from './simulated-runtime';

/** Providers under convention with their tariffs, and their invoices of the last months. */
export async function seedCare(options: {
  readonly simulated: SimulatedRuntime;
  readonly ipm: IpmIdentity;
  readonly random: Random;
  readonly periods: readonly Period[];
  readonly today: Day;
}): Promise<{ readonly providerId: bigint }> {
  const { simulated, ipm } = options;
  const { runtime } = simulated;
  const providerId = runtime.newId();
  await systemSql(runtime).insert('Provider', {
    id: providerId,
    ninea: null,
    name: `Clinique ${ipm.shortName}`,
    kind: 'clinic',
    regionCode: ipm.regionCode,
    phone: '+221338000002',
    createdAt: runtime.clock(),
  });
  return { providerId };
}
