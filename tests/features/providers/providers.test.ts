import { describe, expect, it } from 'vitest';
import { NotFound } from '~/domain/outcome';
import { toDay } from '~/domain/period';
import { findOrganisations } from '~/features/accounts/membership-queries.server';
import { adhereAgain } from '~/features/providers/adhere-again.server';
import { endAdhesion } from '~/features/providers/end-adhesion.server';
import { providerFilterOf } from '~/features/providers/provider-filter';
import {
  getProvider,
  listAdhesionPeriods,
  listProviders,
} from '~/features/providers/provider-queries.server';
import { registerProvider } from '~/features/providers/register-provider.server';
import { setTariff } from '~/features/tariffs/set-tariff.server';
import { newIpm, type TestIpm } from '#tests/support/new-ipm';

const given = {
  name: 'Pharmacie du Rond-Point',
  kind: 'pharmacy',
  regionCode: 'SN-TH',
  ninea: null,
  phone: '+221339510000',
  email: null,
  paymentDelayDays: 45,
  validFrom: toDay('2026-02-01'),
} as const;

const registered = async (test: TestIpm, more: Partial<{ ninea: string; phone: string }> = {}) => {
  const done = await registerProvider(test.ctx, { ...given, ...more });
  if (!done.ok) throw new Error(done.reason);
  return done;
};
const find = (test: TestIpm, query: string) =>
  listProviders(test.ctx, providerFilterOf(new URLSearchParams(query)));

describe('a provider', () => {
  it('is one national row for two IPM, by NINEA or by name, région and phone', async () => {
    const [one, other] = [await newIpm(), await newIpm()];
    const phone = `+2213${one.ipm.id.toString().slice(-8)}`;
    const ninea = one.ipm.id.toString().slice(-9);
    expect((await registered(one, { phone })).providerId).toBe(
      (await registered(other, { phone })).providerId,
    );
    expect((await registered(one, { ninea })).providerId).toBe(
      (await registered(other, { ninea, phone: '+221330000000' })).providerId,
    );
  });

  it('is numbered in its IPM and signed in once', async () => {
    const test = await newIpm();
    const phone = `+2213${test.ipm.id.toString().slice(-8)}`;
    const { adhesionId } = await registered(test, { phone });
    expect(await getProvider(test.ctx, adhesionId)).toMatchObject({
      number: 'P-000001',
      paymentDelayDays: 45,
      validTo: '9999-12-31',
    });
    expect(await registerProvider(test.ctx, { ...given, phone })).toMatchObject({
      reason: 'provider-already-here',
      values: { number: 'P-000001' },
    });
  });

  it('is found by its name, kind, région and state', async () => {
    const test = await newIpm();
    const phone = `+2213${test.ipm.id.toString().slice(-8)}`;
    const { adhesionId } = await registered(test, { phone });
    for (const query of [
      'q=rond',
      'kind=pharmacy',
      'region=SN-TH',
      'state=current',
      'sort=-owed',
    ]) {
      expect((await find(test, query)).rows.map(({ id }) => id)).toEqual([adhesionId]);
    }
    for (const query of ['q=clinique', 'kind=hospital', 'region=SN-DK', 'state=ended']) {
      expect((await find(test, query)).total).toBe(0);
    }
  });

  it('ends once, after it began', async () => {
    const test = await newIpm();
    const phone = `+2213${test.ipm.id.toString().slice(-8)}`;
    const { adhesionId } = await registered(test, { phone });
    const end = (day: string) =>
      endAdhesion(test.ctx, { adhesionId, endedOn: toDay(day), reason: 'fermeture' });
    expect(await end('2026-02-01')).toMatchObject({ reason: 'adhesion-ends-before-start' });
    expect(await end('2026-06-01')).toMatchObject({ ok: true });
    expect(await end('2026-07-01')).toMatchObject({ reason: 'adhesion-already-ended' });
    expect((await getProvider(test.ctx, adhesionId)).validTo).toBe('2026-06-01');
  });

  it('comes back after its end, never in two periods at once, and keeps both', async () => {
    const test = await newIpm();
    const phone = `+2213${test.ipm.id.toString().slice(-8)}`;
    const { adhesionId, providerId } = await registered(test, { phone });
    const again = (day: string) =>
      adhereAgain(test.contextOf(), { adhesionId, paymentDelayDays: 60, validFrom: toDay(day) });
    expect(await again('2026-06-01')).toMatchObject({ reason: 'provider-already-here' });
    await endAdhesion(test.ctx, { adhesionId, endedOn: toDay('2026-06-01'), reason: 'fermeture' });
    expect(await again('2026-05-31')).toMatchObject({ reason: 'adhesion-overlaps' });
    const answers = await Promise.all([
      again('2026-06-01'),
      again('2026-06-01'),
      again('2026-09-01'),
    ]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    const periods = await listAdhesionPeriods(test.ctx, providerId);
    expect(periods.map(({ number, validTo }) => [number, validTo])).toEqual([
      ['P-000002', '9999-12-31'],
      ['P-000001', '2026-06-01'],
    ]);
    const named = await findOrganisations(
      test.ctx as Parameters<typeof findOrganisations>[0],
      'provider',
      given.name,
    );
    expect(named).toEqual([providerId]);
  });

  it('of another IPM is not there', async () => {
    const [mine, other] = [await newIpm(), await newIpm()];
    const phone = `+2213${other.ipm.id.toString().slice(-8)}`;
    const { adhesionId } = await registered(other, { phone });
    const tries = [
      () => getProvider(mine.ctx, adhesionId),
      () =>
        adhereAgain(mine.ctx, {
          adhesionId,
          paymentDelayDays: 30,
          validFrom: toDay('2026-06-01'),
        }),
      () => endAdhesion(mine.ctx, { adhesionId, endedOn: toDay('2026-06-01'), reason: 'non' }),
      () =>
        setTariff(mine.ctx, {
          adhesionId,
          actCode: 'C',
          label: 'Consultation',
          rubric: 'consultation',
          priceXof: 5_000n,
          validFrom: toDay('2026-03-01'),
        }),
    ];
    for (const attempt of tries) await expect(attempt()).rejects.toBeInstanceOf(NotFound);
  });
});
