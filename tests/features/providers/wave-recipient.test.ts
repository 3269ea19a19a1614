import { describe, expect, it } from 'vitest';
import { NotFound } from '~/domain/outcome';
import { toDay } from '~/domain/period';
import { adhereAgain } from '~/features/providers/adhere-again.server';
import { endAdhesion } from '~/features/providers/end-adhesion.server';
import { SetWaveRecipientForm } from '~/features/providers/provider-form';
import { getProviderAccount } from '~/features/providers/provider-account-queries.server';
import { setWaveRecipient } from '~/features/providers/set-wave-recipient.server';
import { createTranslator } from '~/i18n/t';
import { newProvider } from '#tests/features/invoices/care-world';
import { control, newPayingIpm, openPaymentWorld } from '#tests/features/payments/payment-world';
import { newIpm, newUser, type TestIpm } from '#tests/support/new-ipm';

openPaymentWorld();

const NAME = 'Pharmacie du Rond-Point';
const BUSINESS = 'M_46HS5COOWE';

async function newWorld() {
  const test = await newPayingIpm();
  return {
    ...test,
    adhesionId: (await newProvider(test, NAME)).adhesionId,
    mobile: newMobile(test),
  };
}
type World = Awaited<ReturnType<typeof newWorld>>;

const newMobile = ({ ctx }: TestIpm) => `+22177${ctx.newId().toString().slice(-7)}`;

async function asSomebodyElse<Test extends TestIpm>(test: Test): Promise<Test> {
  const user = await newUser();
  return { ...test, user, contextOf: () => test.contextOf({ user }) };
}

/** A request that tells when its transaction asks for its first list of rows. */
function toldOfRows(test: TestIpm, told: () => void) {
  const ctx = test.contextOf();
  const transaction: typeof ctx.transaction = (work) =>
    ctx.transaction((tx) => {
      const rows: typeof tx.sql.rows = (...statement) => {
        const answer = tx.sql.rows<never>(...statement);
        told();
        return answer;
      };
      return work({ ...tx, sql: { ...tx.sql, rows } });
    });
  return { ...ctx, transaction };
}

const read = (adhesionId: bigint, typed?: string) =>
  SetWaveRecipientForm.safeParse({ adhesionId: String(adhesionId), waveRecipient: typed });

/** As the page does it: what is typed is read first. */
async function set(test: TestIpm, adhesionId: bigint, typed?: string) {
  const input = read(adhesionId, typed);
  if (!input.success) throw new Error(input.error.issues[0]?.message);
  return setWaveRecipient(test.contextOf(), input.data);
}

async function account({ ctx, adhesionId }: World) {
  const { waveRecipient, waveNameMatch } = await getProviderAccount(ctx, adhesionId);
  return [waveRecipient, waveNameMatch];
}

/** The adhesions of the IPM, the oldest first: to which account, and by whose word. */
const accounts = ({ sql }: TestIpm) =>
  sql.rows<{ waveRecipient: string | null; waveRecipientBy: bigint | null }>`
    SELECT waveRecipient, waveRecipientBy FROM ProviderAdhesion
    WHERE ipmId = ${sql.ipm} ORDER BY id`;

function leave(test: World) {
  const ended = { endedOn: toDay('2026-06-01'), reason: 'fermeture' };
  return endAdhesion(test.contextOf(), { adhesionId: test.adhesionId, ...ended });
}

/** Under a new convention. */
async function comeBack(test: World) {
  const { adhesionId } = test;
  const again = { adhesionId, paymentDelayDays: 60, validFrom: toDay('2026-07-01') };
  const back = await adhereAgain(test.contextOf(), again);
  if (!back.ok) throw new Error(back.reason);
  return { ...test, adhesionId: back.adhesionId };
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
    const { adhesionId } = await newProvider(test, NAME);
    const mobile = newMobile(test);
    await set(test, adhesionId, mobile);
    expect(await getProviderAccount(test.ctx, adhesionId)).toMatchObject({
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

  it('is by the word of whoever made it, until another one or none', async () => {
    const test = await newWorld();
    const { adhesionId, mobile, user } = test;
    const other = await asSomebodyElse(test);
    const by = async () => (await accounts(test)).map(({ waveRecipientBy }) => waveRecipientBy);
    await set(test, adhesionId, mobile);
    expect(await by()).toEqual([user.id]);
    await control('/holders', { mobile, name: NAME });
    await set(other, adhesionId, mobile);
    expect([await account(test), await by()]).toEqual([[mobile, 'match'], [user.id]]);
    await set(other, adhesionId, BUSINESS);
    expect(await by()).toEqual([other.user.id]);
    await set(test, adhesionId);
    expect(await by()).toEqual([null]);
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
    const { adhesionId, mobile, user } = test;
    await control('/holders', { mobile, name: NAME });
    await set(test, adhesionId, mobile);
    await leave(test);
    const back = await comeBack(await asSomebodyElse(test));
    expect(await account(back)).toEqual([mobile, 'match']);
    const written = { waveRecipient: mobile, waveRecipientBy: user.id };
    expect(await accounts(test)).toEqual([written, written]);
  });

  it('reaches every convention of the provider, whichever is shown, and is on record in each', async () => {
    const test = await newWorld();
    const { adhesionId: stranger } = await newProvider(test, NAME);
    await leave(test);
    const back = await comeBack(test);
    for (const [shown, typed] of [
      [back.adhesionId, test.mobile],
      [test.adhesionId, BUSINESS],
    ] as const) {
      await set(test, shown, typed);
      const written = { waveRecipient: typed, waveRecipientBy: test.user.id };
      const none = { waveRecipient: null, waveRecipientBy: null };
      expect(await accounts(test)).toEqual([written, none, written]);
    }
    for (const id of [test.adhesionId, back.adhesionId]) {
      const changes = (await journal(test, id)).map(({ after }) => JSON.parse(after) as object);
      expect(changes).toMatchObject([{ waveRecipient: test.mobile }, { waveRecipient: BUSINESS }]);
    }
    expect(await journal(test, stranger)).toEqual([]);
  });

  it('finds one convention without it, and is on record there only', async () => {
    const test = await newWorld();
    const { sql, adhesionId } = test;
    await set(test, adhesionId, BUSINESS);
    await leave(test);
    const back = await comeBack(test);
    await sql.run`UPDATE ProviderAdhesion SET waveRecipient = ${test.mobile}
      WHERE ipmId = ${sql.ipm} AND id = ${back.adhesionId}`;
    await set(test, adhesionId, BUSINESS);
    expect(await account(back)).toEqual([BUSINESS, null]);
    expect(await journal(test, adhesionId)).toHaveLength(1);
    expect(await journal(test, back.adhesionId)).toHaveLength(1);
  });

  it('and a return at the same moment leave one account, that of the change', async () => {
    const test = await newWorld();
    await set(test, test.adhesionId, test.mobile);
    await leave(test);
    const { back } = await test.contextOf().transaction(async ({ sql }) => {
      await sql.run`UPDATE ProviderAdhesion SET waveRecipient = ${BUSINESS}
        WHERE ipmId = ${sql.ipm} AND id = ${test.adhesionId}`;
      return new Promise<{ back: Promise<World> }>((resolve) => {
        const ctx = toldOfRows(test, () => resolve({ back }));
        const back = comeBack({ ...test, contextOf: () => ctx });
      });
    });
    expect((await account(await back))[0]).toBe(BUSINESS);
  });
});
