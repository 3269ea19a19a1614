import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { PostingDetail } from '~/features/ledger/posting-detail';
import { postingPage } from '~/features/ledger/ledger-pages.server';
import { icamoLoader } from '~/platform/handler.server';

export const loader = icamoLoader('national-dues:record', async (ctx) => ({
  ...(await postingPage(ctx)),
  title: ctx.t('ledger.title'),
}));

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? ''} — icamo` },
];

export default function LedgerPosting() {
  return <PostingDetail {...useLoaderData<typeof loader>()} />;
}
