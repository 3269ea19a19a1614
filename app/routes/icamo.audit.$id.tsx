import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { auditEntryPage } from '~/features/audit/audit-pages.server';
import { JournalEntry } from '~/features/audit/journal-entry';
import { icamoLoader } from '~/platform/handler.server';

export const loader = icamoLoader('national-audit:read', async (ctx) => ({
  ...(await auditEntryPage(ctx)),
  title: ctx.t('audit.title'),
}));

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? ''} — icamo` },
];

export default function AuditEntry() {
  return <JournalEntry {...useLoaderData<typeof loader>()} />;
}
