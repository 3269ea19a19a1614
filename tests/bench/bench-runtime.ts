import { readSettings } from '~/platform/env.server';
import type { IpmContext, IpmIdentity, SignedInUser, TenantContext } from '~/platform/context';
import type { RequestKey } from '~/platform/database/transaction.server';
import type { Ports } from '~/platform/ports';
import { leaseProcessNumber } from '~/platform/process-lease.server';
import {
  createRuntime,
  provideRuntime,
  tenantContext,
  type Runtime,
} from '~/platform/runtime.server';
import { translatorOf } from '~/i18n/translator';

export type BenchRuntime = { readonly runtime: Runtime; readonly close: () => Promise<void> };

/** The runtime of a production process; what is measured here asks no more of the outside than `ports`. */
export async function openRuntime(
  ports: Partial<Ports> = {},
  databaseUrl = process.env['DATABASE_URL'],
): Promise<BenchRuntime> {
  const settings = readSettings({ ...process.env, DATABASE_URL: databaseUrl });
  const runtime = provideRuntime(createRuntime({ settings, ports: ports as Ports }));
  const giveBack = await leaseProcessNumber(runtime);
  return {
    runtime,
    close: async () => {
      await giveBack();
      await runtime.close();
    },
  };
}

export const CLERK: SignedInUser = {
  id: 1n,
  email: 'comptable@bench.example',
  fullName: 'Awa Mesure',
  sessionId: 'bench',
  hasSecondFactor: false,
};

/** A job's context. */
export const jobContextOf = (runtime: Runtime, ipm: IpmIdentity): TenantContext =>
  tenantContext(runtime, { ipm, user: null, actor: 'mesure', requestId: 'bench' });

/** What a command of a page gets, with the key of its form. */
export function pageContextOf(
  runtime: Runtime,
  ipm: IpmIdentity,
  requestKey: RequestKey,
): IpmContext {
  const actor = CLERK.fullName;
  const url = new URL(`http://localhost/ipm/${ipm.slug}`);
  return {
    ...tenantContext(runtime, { ipm, user: CLERK, actor, requestId: 'bench', requestKey }),
    user: CLERK,
    role: 'ipm-accountant',
    organisationIds: [],
    base: url.pathname,
    can: () => true,
    url,
    signal: new AbortController().signal,
    params: { ipm: ipm.slug },
    query: url.searchParams,
    language: 'fr',
    t: translatorOf('fr', () => undefined),
    demo: false,
    formKey: requestKey.key,
  };
}
