import type { WaveRecipient } from '~/domain/payments/wave-recipient';
import { setWaveRecipient } from '~/features/providers/set-wave-recipient.server';
import type { WavePort } from '~/integrations/wave/wave-port';
import type { TenantContext } from '~/platform/context';
import type { SeedKind } from './care-catalogue';
import type { Random } from './random';
import type { Holder } from './wallets';

type Payee = { readonly name: string; readonly kind: SeedKind };

export type SeedAccount = {
  readonly recipient: WaveRecipient;
  /** Whom Wave knows the mobile by; null for a business. */
  readonly holder: Holder | null;
};

const BUSINESSES: readonly SeedKind[] = ['clinic', 'hospital'];
const OTHER_HOLDER = 'Ibrahima Sow';
/** Places in the order in which an IPM takes its providers under convention. */
const PAID_AT_THE_BANK = [3, 5];

/** A clinic and a hospital have the wallet of a business, the others a mobile. */
export function drawAccount(
  random: Random,
  { name, kind }: Payee,
  isOfAnother: boolean,
): SeedAccount {
  const digits = random.between(1_000_000, 9_999_999).toString();
  if (BUSINESSES.includes(kind)) {
    return { recipient: { kind: 'business', businessId: `M_SN${digits}` }, holder: null };
  }
  const mobile = `+22177${digits}`;
  const holder = { mobile, name: isOfAnother ? OTHER_HOLDER : name };
  return { recipient: { kind: 'mobile', mobile }, holder };
}

/** Two providers of three are paid through Wave; in the IPM that is shown, one under another's name. */
export async function seedWaveAccounts(
  ctx: TenantContext,
  random: Random,
  given: {
    readonly providers: readonly (Payee & { readonly adhesionId: bigint })[];
    readonly isShown: boolean;
  },
): Promise<readonly Holder[]> {
  const accounts = given.providers
    .filter((_, index) => !PAID_AT_THE_BANK.includes(index))
    .map((provider) => ({
      adhesionId: provider.adhesionId,
      ...drawAccount(random, provider, given.isShown && provider.kind === 'dentist'),
    }));
  const holders = accounts.flatMap(({ holder }) => holder ?? []);
  const asking = { ...ctx, ports: { ...ctx.ports, wave: () => waveThatKnows(holders) } };
  for (const { adhesionId, recipient: waveRecipient } of accounts) {
    await setWaveRecipient(asking, { adhesionId, waveRecipient });
  }
  return holders;
}

/** The simulator starts after the seed: what it is going to answer. */
function waveThatKnows(holders: readonly Holder[]): WavePort {
  const port: Pick<WavePort, 'verifyRecipient'> = {
    verifyRecipient({ mobile, name }) {
      const isHolder = holders.some((one) => one.mobile === mobile && one.name === name);
      const nameMatch = isHolder ? 'MATCH' : 'NO_MATCH';
      const value = { withinLimits: null, nameMatch, nationalIdMatch: null } as const;
      return Promise.resolve({ ok: true, value });
    },
  };
  return port as WavePort;
}
