import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { auditPage } from '~/features/audit/audit-pages.server';
import { JournalList } from '~/features/audit/journal-list';
import { ipmLoader } from '~/platform/handler.server';

export const loader = ipmLoader('audit:read', async (ctx) => ({
  ...(await auditPage(ctx)),
  title: ctx.t('audit.title'),
}));

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? ''} — icamo` },
];

export default function AuditJournal() {
  return <JournalList {...useLoaderData<typeof loader>()} />;
}
