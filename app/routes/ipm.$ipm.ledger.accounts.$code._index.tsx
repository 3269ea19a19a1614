import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Statement } from '~/features/ledger/statement';
import { statementPage } from '~/features/ledger/ledger-pages.server';
import { ipmLoader } from '~/platform/handler.server';

export const loader = ipmLoader('ledger:read', async (ctx) => ({
  ...(await statementPage(ctx)),
  title: ctx.t('ledger.title'),
}));

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? ''} — icamo` },
];

export default function LedgerAccount() {
  return <Statement {...useLoaderData<typeof loader>()} />;
}
