import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { walletInput } from './wallet-input';
import type { WalletInput } from './wallet-input';

const DEFAULT_PORT = 4010;

const settings = z.object({
  WAVE_SIMULATOR_PORT: z.coerce.number().int().min(0).max(65_535).default(DEFAULT_PORT),
  WAVE_SIMULATOR_STATE: z.string().min(1).optional(),
  WAVE_SIMULATOR_WALLETS: z.string().min(1).optional(),
});

export type SimulatorSettings = {
  port: number;
  statePath: string | null;
  wallets: WalletInput[];
};

/** The only place of the simulator that reads the environment. */
export function readSimulatorSettings(): SimulatorSettings {
  const parsed = settings.safeParse(process.env);
  if (!parsed.success) throw new Error(z.prettifyError(parsed.error));
  const walletsPath = parsed.data.WAVE_SIMULATOR_WALLETS;
  return {
    port: parsed.data.WAVE_SIMULATOR_PORT,
    statePath: parsed.data.WAVE_SIMULATOR_STATE ?? null,
    wallets: walletsPath === undefined ? [] : readWallets(walletsPath),
  };
}

function readWallets(path: string): WalletInput[] {
  const parsed = z.array(walletInput).safeParse(JSON.parse(readFileSync(path, 'utf8')));
  if (!parsed.success) {
    throw new Error(`WAVE_SIMULATOR_WALLETS (${path}): ${z.prettifyError(parsed.error)}`);
  }
  return parsed.data;
}
