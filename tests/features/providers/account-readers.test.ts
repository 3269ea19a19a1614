import { beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '~/domain/permissions';
import { setWaveRecipient } from '~/features/providers/set-wave-recipient.server';
import { action, loader as page } from '~/routes/ipm.$ipm.providers.$id._index';
import { loader as list } from '~/routes/ipm.$ipm.providers._index';
import { loader as file } from '~/routes/ipm.$ipm.providers.export';
import { newProvider } from '#tests/features/invoices/care-world';
import { newIpm, newMembership, newUser, type TestIpm } from '#tests/support/new-ipm';
import { callRoute, signIn } from '#tests/support/sign-in';

const ACCOUNT = 'M_46HS5COOWE';
const SEEING = ['ipm-manager', 'ipm-accountant'] as const satisfies Role[];
const OTHERS = ['ipm-agent', 'ipm-claims', 'ipm-medical', 'ipm-reader'] as const satisfies Role[];

let test: TestIpm;
let adhesionId: bigint;

beforeAll(async () => {
  test = await newIpm();
  ({ adhesionId } = await newProvider(test, 'Clinique des Mamelles'));
  const waveRecipient = { kind: 'business', businessId: ACCOUNT } as const;
  await setWaveRecipient(test.contextOf(), { adhesionId, waveRecipient });
});

async function cookieOf(role: Role) {
  const user = await newUser();
  await newMembership(user, role, test.ipm.id);
  return signIn(user);
}

const at = (place: string) => ({
  path: `/ipm/${test.ipm.slug}/providers${place}`,
  params: { ipm: test.ipm.slug, id: String(adhesionId) },
});

const open = async (role: Role) =>
  callRoute(page, { ...at(`/${adhesionId}`), cookie: await cookieOf(role) }) as Promise<{
    readonly account: unknown;
    readonly may: { readonly writeAccount: boolean };
    readonly history: readonly { readonly action: string }[];
  }>;

const takeAway = async (role: Role) => {
  const asked = { ...at('/export?export=csv'), cookie: await cookieOf(role) };
  return ((await callRoute(file, asked)) as Response).text();
};

const written = (data: unknown) =>
  JSON.stringify(data, (_key, value: unknown) =>
    typeof value === 'bigint' ? String(value) : value,
  );

describe('where a provider is paid', () => {
  it.each(SEEING)('is shown to %s, on the page, in its history and in the file', async (role) => {
    const shown = await open(role);
    expect(shown.account).toEqual({ waveRecipient: ACCOUNT, waveNameMatch: null });
    expect(written(shown.history)).toContain(ACCOUNT);
    const text = await takeAway(role);
    expect(text).toContain('Compte Wave');
    expect(text).toContain(ACCOUNT);
  });

  it.each(OTHERS)('is not sent to %s, who reads that it was written', async (role) => {
    const shown = await open(role);
    expect(shown.account).toBeNull();
    expect(shown.history.map((entry) => entry.action)).toContain('provider.wave-recipient-set');
    expect(written(shown)).not.toContain(ACCOUNT);
    const text = await takeAway(role);
    expect(text).toContain('Clinique des Mamelles');
    expect(text).not.toContain('Compte Wave');
    expect(text).not.toContain(ACCOUNT);
  });

  it('is not sent with the list of providers', async () => {
    const answer = await callRoute(list, { ...at(''), cookie: await cookieOf('ipm-manager') });
    expect(written(answer)).toContain('Clinique des Mamelles');
    expect(written(answer)).not.toContain(ACCOUNT);
  });
});

describe('the form of the account', () => {
  const send = async (role: Role, waveRecipient: string) =>
    callRoute(action, {
      ...at(`/${adhesionId}`),
      cookie: await cookieOf(role),
      form: { _intent: 'wave-recipient', adhesionId: String(adhesionId), waveRecipient },
    });
  const account = async () => (await open('ipm-manager')).account;

  it.each(['ipm-accountant', ...OTHERS] as const)('is refused to %s', async (role) => {
    expect((await open(role)).may.writeAccount).toBe(false);
    expect(await send(role, 'M_ANOTHER')).toMatchObject({ status: 403 });
    expect(await account()).toMatchObject({ waveRecipient: ACCOUNT });
  });

  it('is taken from the gérant', async () => {
    expect((await open('ipm-manager')).may.writeAccount).toBe(true);
    expect(await send('ipm-manager', 'M_ANOTHER')).toMatchObject({ status: 303 });
    expect(await account()).toMatchObject({ waveRecipient: 'M_ANOTHER' });
  });
});
