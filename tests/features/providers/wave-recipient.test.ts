import { describe, expect, it } from 'vitest';
import { NotFound } from '~/domain/outcome';
import { toDay } from '~/domain/period';
import { adhereAgain } from '~/features/providers/adhere-again.server';
import { endAdhesion } from '~/features/providers/end-adhesion.server';
import { SetWaveRecipientForm } from '~/features/providers/provider-form';
import { getProvider } from '~/features/providers/provider-queries.server';
import { registerProvider } from '~/features/providers/register-provider.server';
import { setWaveRecipient } from '~/features/providers/set-wave-recipient.server';
import { createTranslator } from '~/i18n/t';
import { control, newPayingIpm, openPaymentWorld } from '#tests/features/payments/payment-world';
import { newIpm, type TestIpm } from '#tests/support/new-ipm';

openPaymentWorld();

const NAME = 'Pharmacie du Rond-Point';
const BUSINESS = 'M_46HS5COOWE';

async function newProvider(test: TestIpm) {
  const done = await registerProvider(test.contextOf(), {
    name: NAME,
    kind: 'pharmacy',
    regionCode: 'SN-TH',
    ninea: null,
    phone: `+2213${test.ctx.newId().toString().slice(-8)}`,
    email: null,
    paymentDelayDays: 45,
    validFrom: toDay('2026-02-01'),
  });
  if (!done.ok) throw new Error(done.reason);
  return done.adhesionId;
}

async function newWorld() {
  const test = await newPayingIpm();
  return { ...test, adhesionId: await newProvider(test), mobile: newMobile(test) };
}
type World = Awaited<ReturnType<typeof newWorld>>;

const newMobile = ({ ctx }: TestIpm) => `+22177${ctx.newId().toString().slice(-7)}`;

const read = (adhesionId: bigint, typed?: string) =>
  SetWaveRecipientForm.safeParse({ adhesionId: String(adhesionId), waveRecipient: typed });

/** As the page does it: what is typed is read first. */
async function set(test: TestIpm, adhesionId: bigint, typed?: string) {
  const input = read(adhesionId, typed);
  if (!input.success) throw new Error(input.error.issues[0]?.message);
  return setWaveRecipient(test.contextOf(), input.data);
}

async function account({ ctx, adhesionId }: World) {
  const { waveRecipient, waveNameMatch } = await getProvider(ctx, adhesionId);
  return [waveRecipient, waveNameMatch];
}

const journal = ({ sql }: TestIpm, adhesionId: bigint) =>
  sql.rows<{ before: string; after: string }>`SELECT p.\`before\`, p.\`after\`
    FROM AuditEntry e JOIN AuditPayload p ON p.ipmId = e.ipmId AND p.auditId = e.id
    WHERE e.ipmId = ${sql.ipm} AND e.entityKind = ${'provider'} AND e.entityId = ${adhesionId}
      AND e.action = ${'provider.wave-recipient-set'} ORDER BY e.id`;

const breakWave = ({ ipm }: TestIpm, fault: object) =>
  control('/faults', { walletId: ipm.slug, call: 'recipient.verify', ...fault });

describe('where Wave pays a provider', () => {
  it('is a mobile that Wave knows by its name, by another, or not at all', async () => {
    const test = await newWorld();
    const { adhesionId, mobile } = test;
    await set(test, adhesionId, mobile);
    expect(await account(test)).toEqual([mobile, 'unknown']);
    await control('/holders', { mobile, name: 'Ibrahima Sow' });
    await set(test, adhesionId, mobile);
    expect(await account(test)).toEqual([mobile, 'no-match']);
    await control('/holders', { mobile, name: 'PHARMACIE  du rond-point' });
    await set(test, adhesionId, mobile.slice(4));
    expect(await account(test)).toEqual([mobile, 'match']);
  });

  it('is a business, of which Wave is not asked', async () => {
    const test = await newWorld();
    await breakWave(test, { status: 400, code: 'country-mismatch' });
    await set(test, test.adhesionId, ` ${BUSINESS} `);
    expect(await account(test)).toEqual([BUSINESS, null]);
    const listed = (await control('/faults/clear', { walletId: test.ipm.slug })) as object;
    expect(listed).toEqual({ cleared: 1 });
  });

  it('is taken away by an empty answer', async () => {
    const test = await newWorld();
    await set(test, test.adhesionId, test.mobile);
    expect(await set(test, test.adhesionId)).toMatchObject({ ok: true, waveRecipient: null });
    expect(await account(test)).toEqual([null, null]);
  });

  it.each([
    ['33 951 00 00', 'Wave ne paie que les mobiles du Sénégal'],
    ['la caisse', 'Écrivez un seul mobile'],
  ])('is not « %s », and the page says why', async (typed, sentence) => {
    const test = await newWorld();
    const issue = read(test.adhesionId, typed).error?.issues[0];
    expect(issue?.path).toEqual(['waveRecipient']);
    expect(createTranslator('fr').dynamic(`errors.${issue?.message ?? ''}`)).toContain(sentence);
  });
});

describe('an account of which Wave says nothing', () => {
  it.each([
    ['does not answer', { status: 0, times: 10 }],
    ['is asked too often', { status: 429, code: 'too-many-requests', times: 10 }],
    ['refuses for good', { status: 400, code: 'country-mismatch' }],
  ])('is saved as not verified when Wave %s', async (_, fault) => {
    const test = await newWorld();
    await control('/holders', { mobile: test.mobile, name: NAME });
    await breakWave(test, fault);
    await set(test, test.adhesionId, test.mobile);
    expect(await account(test)).toEqual([test.mobile, null]);
    await control('/faults/clear', { walletId: test.ipm.slug });
    await set(test, test.adhesionId, test.mobile);
    expect(await account(test)).toEqual([test.mobile, 'match']);
    await breakWave(test, fault);
    await set(test, test.adhesionId, test.mobile);
    expect(await account(test)).toEqual([test.mobile, 'match']);
  });

  it('is saved as not verified by an IPM that has no wallet', async () => {
    const test = await newIpm();
    const adhesionId = await newProvider(test);
    const mobile = newMobile(test);
    await set(test, adhesionId, mobile);
    expect(await getProvider(test.ctx, adhesionId)).toMatchObject({
      waveRecipient: mobile,
      waveNameMatch: null,
    });
  });
});

describe('a change of the account', () => {
  it('is on record, before and after, once for each', async () => {
    const test = await newWorld();
    const { adhesionId, mobile } = test;
    await control('/holders', { mobile, name: NAME });
    const ways = [mobile, mobile, BUSINESS, BUSINESS, undefined, undefined];
    for (const typed of ways) await set(test, adhesionId, typed);
    const entries = (await journal(test, adhesionId)).map(({ before, after }) => [
      JSON.parse(before) as unknown,
      JSON.parse(after) as unknown,
    ]);
    const none = { waveRecipient: null, waveNameMatch: null };
    const person = { waveRecipient: mobile, waveNameMatch: 'match' };
    const business = { waveRecipient: BUSINESS, waveNameMatch: null };
    expect(entries).toEqual([
      [none, person],
      [person, business],
      [business, none],
    ]);
  });

  it('of another IPM’s provider is not possible, and writes nothing', async () => {
    const [mine, other] = [await newWorld(), await newWorld()];
    await set(other, other.adhesionId, other.mobile);
    const attempt = set(mine, other.adhesionId, mine.mobile);
    await expect(attempt).rejects.toBeInstanceOf(NotFound);
    expect(await account(other)).toEqual([other.mobile, 'unknown']);
    expect(await journal(other, other.adhesionId)).toHaveLength(1);
    expect(await journal(mine, other.adhesionId)).toEqual([]);
  });

  it('goes on into a new convention of the same provider', async () => {
    const test = await newWorld();
    const { adhesionId, mobile } = test;
    await control('/holders', { mobile, name: NAME });
    await set(test, adhesionId, mobile);
    const ctx = test.contextOf();
    await endAdhesion(ctx, { adhesionId, endedOn: toDay('2026-06-01'), reason: 'fermeture' });
    const again = { adhesionId, paymentDelayDays: 60, validFrom: toDay('2026-07-01') };
    const back = await adhereAgain(test.contextOf(), again);
    if (!back.ok) throw new Error(back.reason);
    expect(await account({ ...test, adhesionId: back.adhesionId })).toEqual([mobile, 'match']);
  });
});
