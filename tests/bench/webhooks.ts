import type { Runtime } from '~/platform/runtime.server';
import { seedWallet } from '../../prisma/seed/wallets';
import type { Benchmark } from './benchmark';
import { jobContextOf } from './bench-runtime';
import type { Wallet } from './http-load';
import { loadFrom, startBare, startProduct, type Server } from './processes';
import { atLeast, type BenchResult } from './result';
import { makeTenant } from './tenants';
import { alternate } from './timing';

const TENANTS = 32;
const CONNECTIONS = [1, 32];
const NOBODY = { affiliations: 1, participantsEach: 1, dependantsEach: 0 };

/** Each event of its own, signed; an answer other than 200 fails the run. */
export const webhooks: Benchmark = {
  id: 'webhooks',
  async run({ runtime, quick, note }) {
    const { rounds, seconds } = quick ? { rounds: 1, seconds: 2 } : { rounds: 5, seconds: 5 };
    const wallets = await makeWallets(runtime);
    const ipmIds = Object.fromEntries(wallets.map(({ slug, id }) => [slug, String(id)]));
    const product = await startProduct();
    const bare = await startBare('bare-webhooks', { ipmIds });
    try {
      note(`  ${String(seconds)} s a round, events of ${String(TENANTS)} wallets`);
      const results: BenchResult[] = [];
      for (const connections of CONNECTIONS) {
        const rate = async ({ port }: Server) => {
          const { perSecond, failures } = await loadFrom({
            port,
            connections,
            seconds,
            asked: {
              kind: 'event',
              wallets: wallets.map(({ slug, secret }) => ({ slug, secret })),
            },
          });
          if (failures > 0) throw new Error(`${String(failures)} webhooks were not answered 200`);
          return perSecond;
        };
        const pair = await alternate(
          rounds,
          () => rate(product),
          () => rate(bare),
        );
        results.push(
          atLeast(
            {
              id: `webhooks-${String(connections)}`,
              name: `Wave webhooks, durable before the 200, ${String(connections)} at once`,
              unit: 'webhooks/s',
              bar: 0.5,
            },
            pair,
          ),
        );
      }
      return results;
    } finally {
      await Promise.all([product.stop(), bare.stop()]);
    }
  },
};

async function makeWallets(runtime: Runtime): Promise<(Wallet & { readonly id: bigint })[]> {
  const wallets: (Wallet & { readonly id: bigint })[] = [];
  for (let index = 0; index < TENANTS; index += 1) {
    const { ipm } = await makeTenant(runtime, `wave-${String(index)}`, NOBODY);
    const { demo } = await seedWallet(jobContextOf(runtime, ipm), 'http://localhost');
    wallets.push({ slug: ipm.slug, secret: demo.webhookSecret, id: ipm.id });
  }
  return wallets;
}
