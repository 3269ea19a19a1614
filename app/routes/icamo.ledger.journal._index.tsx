import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Journal } from '~/features/ledger/journal';
import { journalPage } from '~/features/ledger/ledger-pages.server';
import { icamoLoader } from '~/platform/handler.server';

export const loader = icamoLoader('national-dues:record', async (ctx) => ({
  ...(await journalPage(ctx)),
  title: ctx.t('ledger.title'),
}));

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? ''} — icamo` },
];

export default function LedgerJournal() {
  return <Journal {...useLoaderData<typeof loader>()} />;
}
