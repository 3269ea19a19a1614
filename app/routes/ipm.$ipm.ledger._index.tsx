import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { TrialBalance } from '~/features/ledger/trial-balance';
import { balancePage } from '~/features/ledger/ledger-pages.server';
import { ipmLoader } from '~/platform/handler.server';

export const loader = ipmLoader('ledger:read', async (ctx) => ({
  ...(await balancePage(ctx)),
  title: ctx.t('ledger.title'),
}));

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? ''} — icamo` },
];

export default function LedgerBalances() {
  return <TrialBalance {...useLoaderData<typeof loader>()} />;
}
