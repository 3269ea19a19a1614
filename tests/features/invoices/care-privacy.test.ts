import { beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '~/domain/permissions';
import { loader as invoicePage } from '~/routes/ipm.$ipm.invoices.$id._index';
import { action as enterPage } from '~/routes/ipm.$ipm.invoices.new';
import { loader as ownInvoicePage } from '~/routes/provider.$ipm.invoices.$id._index';
import { loader as ownList } from '~/routes/provider.$ipm.invoices._index';
import { action as ownEntry } from '~/routes/provider.$ipm.invoices.new';
import { systemSql } from '~/platform/runtime.server';
import { newMembership, newUser } from '#tests/support/new-ipm';
import { testRuntime } from '#tests/support/runtime';
import { callRoute, signIn } from '#tests/support/sign-in';
import { adjudicated, line, newCareIpm, newProvider, type CareIpm } from './care-world';

const FAR = new Date('2090-01-01T00:00:00Z');

let test: CareIpm;
let invoiceId: bigint;

beforeAll(async () => {
  test = await newCareIpm();
  invoiceId = await adjudicated(test, [line({ billedXof: 6_000n })]);
});

type Page = { readonly lines: readonly { readonly care: unknown; readonly billedXof: bigint }[] };

const cookieOf = async (role: Role, organisationId = 0n) => {
  const user = await newUser();
  await newMembership(user, role, test.ipm.id, organisationId);
  const cookie = await signIn(user);
  // The day of these tests is told, but a session ends by the real clock.
  await systemSql(testRuntime()).run`UPDATE session SET expires_at = ${FAR}
    WHERE user_id = ${user.id}`;
  return cookie;
};
const open = async (role: Role) =>
  callRoute(invoicePage, {
    path: `/ipm/${test.ipm.slug}/invoices/${invoiceId}`,
    params: { ipm: test.ipm.slug, id: String(invoiceId) },
    cookie: await cookieOf(role),
  });
const ownPage = async (organisationId: bigint) =>
  callRoute(ownInvoicePage, {
    path: `/provider/${test.ipm.slug}/invoices/${invoiceId}`,
    params: { ipm: test.ipm.slug, id: String(invoiceId) },
    cookie: await cookieOf('provider', organisationId),
  });
const readings = async () => {
  const row = await test.sql.first<{ n: bigint }>`SELECT COUNT(*) AS n FROM HealthAccess
    WHERE ipmId = ${test.sql.ipm} AND entityKind = ${'invoice'} AND entityId = ${invoiceId}`;
  return row?.n ?? 0n;
};
const written = (page: unknown) =>
  JSON.stringify(page, (_key, value: unknown) =>
    typeof value === 'bigint' ? String(value) : value,
  );

describe('the lines of an invoice', () => {
  it.each(['ipm-manager', 'ipm-accountant', 'ipm-reader'] as const)(
    'are masked for %s, and no reading is written down',
    async (role) => {
      const before = await readings();
      const page = (await open(role)) as Page;
      expect(page.lines.map(({ care }) => care)).toEqual([null]);
      expect(page.lines[0]?.billedXof).toBe(6_000n);
      expect(written(page)).not.toMatch(/M001|DIOP|Acte C|price-above-tariff/);
      expect(await readings()).toBe(before);
    },
  );

  it.each(['ipm-claims', 'ipm-medical'] as const)(
    'name people and acts for %s, and each view is written down once',
    async (role) => {
      const before = await readings();
      expect(written(await open(role))).toMatch(/M001.*Acte C.*price-above-tariff/);
      expect(await readings()).toBe(before + 1n);
    },
  );

  it('are the provider’s own to read, and no other provider’s', async () => {
    const before = await readings();
    expect(written(await ownPage(test.providerId))).toContain('M001');
    expect(await readings()).toBe(before + 1n);
    const other = await newProvider(test, 'Clinique d’à côté');
    expect(await ownPage(other.providerId)).toMatchObject({ status: 404 });
    expect(await readings()).toBe(before + 1n);
  });

  it('are not there for an employer of the IPM', async () => {
    const cookie = await cookieOf('employer', 1n);
    const params = { ipm: test.ipm.slug, id: String(invoiceId) };
    const path = `/ipm/${test.ipm.slug}/invoices/${invoiceId}`;
    expect(await callRoute(invoicePage, { path, params, cookie })).toMatchObject({ status: 404 });
    expect(await callRoute(ownInvoicePage, { path, params, cookie })).toMatchObject({
      status: 404,
    });
  });
});

const fields = (reference: string) => ({
  adhesionId: String(test.adhesionId),
  providerReference: reference,
  receivedOn: '2026-11-18',
  lineCount: '3',
  'lines.0.row': '0',
  'lines.0.quantity': '1',
  'lines.1.row': '1',
  'lines.1.matricule': 'M001',
  'lines.1.careOn': '17/11/2026',
  'lines.1.actCode': 'c',
  'lines.1.quantity': '2',
  'lines.1.billedXof': '10 000',
});

describe('the form of entry', () => {
  const post = async (form: Record<string, string>) =>
    callRoute(enterPage, {
      path: `/ipm/${test.ipm.slug}/invoices/new`,
      params: { ipm: test.ipm.slug },
      cookie: await cookieOf('ipm-claims'),
      form,
    });

  it('comes back with one more line, and with what was typed', async () => {
    const answer = (await post({ ...fields('A-1'), _intent: 'add-line' })) as Response;
    const again = (await answer.json()) as { values: Record<string, string> };
    expect(again.values).toMatchObject({
      lineCount: '4',
      providerReference: 'A-1',
      'lines.1.matricule': 'M001',
    });
  });

  it('enters what was written and leaves empty lines aside', async () => {
    const answer = (await post({ ...fields('A-2'), _intent: 'enter' })) as Response;
    expect(answer.headers.get('Location')).toMatch(/\/invoices\/\d+$/);
    const row = await test.sql.first<{ lineCount: number; billedXof: bigint }>`
      SELECT lineCount, billedXof FROM ProviderInvoice
      WHERE ipmId = ${test.sql.ipm} AND providerReference = ${'A-2'}`;
    expect(row).toEqual({ lineCount: 1, billedXof: 10_000n });
  });

  it('says what is wrong at the field of the line', async () => {
    const wrong = { ...fields('A-3'), 'lines.1.billedXof': '0', 'lines.2.actCode': 'C' };
    const answer = (await post({ ...wrong, _intent: 'enter' })) as {
      data: { fieldErrors: Record<string, string> };
    };
    expect(Object.keys(answer.data.fieldErrors)).toEqual(
      expect.arrayContaining(['lines.1.billedXof', 'lines.2.matricule', 'lines.2.careOn']),
    );
  });
});

describe('a provider', () => {
  it('enters its own invoice, not another’s, and lists its own alone', async () => {
    const other = await newProvider(test, 'Clinique du Fleuve');
    const asked = async (organisationId: bigint, form?: Record<string, string>) => ({
      path: `/provider/${test.ipm.slug}/invoices`,
      params: { ipm: test.ipm.slug },
      cookie: await cookieOf('provider', organisationId),
      ...(form ? { form } : {}),
    });
    const form = { ...fields('P-1'), _intent: 'enter' };
    expect(await callRoute(ownEntry, await asked(other.providerId, form))).toMatchObject({
      status: 404,
    });
    expect(await callRoute(ownEntry, await asked(test.providerId, form))).toMatchObject({
      status: 303,
    });
    const list = (await callRoute(ownList, await asked(other.providerId))) as { rows: unknown[] };
    expect(list.rows).toEqual([]);
  });
});
