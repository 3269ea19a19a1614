import { dayOfQuery, pageOfQuery } from '~/features/forms/list-query';
import { idOfPath } from '~/features/progress/id-of-path';
import type { IpmContext } from '~/platform/context';
import {
  AUDIT_PAGE_SIZE,
  getAuditEntry,
  listAudit,
  listAuditActions,
  type AuditFilter,
} from './audit-queries.server';
import { namesOfRecords } from './record-names.server';

/** What the pages of the journal read: the same for an IPM and for ICAMO's own. */
type Asking = Pick<IpmContext, 'sql' | 'query' | 'params' | 'base' | 't'>;

export async function auditPage(ctx: Asking) {
  const filter = auditFilter(ctx);
  const page = pageOfQuery(ctx.query);
  const [{ rows, total }, actions] = await Promise.all([
    listAudit(ctx, filter, page),
    listAuditActions(ctx),
  ]);
  const list = { page, pageSize: AUDIT_PAGE_SIZE, total };
  return { base: ctx.base, filter, rows, names: await namesOfRecords(ctx, rows), actions, list };
}

export function auditFilter({ query, t }: Pick<IpmContext, 'query' | 't'>): AuditFilter {
  const actor = (query.get('q') ?? '').trim().slice(0, 80);
  const action = query.get('action') ?? '';
  return {
    actor: actor === '' ? null : actor,
    includesSystem: t('common.history.system').toLowerCase().includes(actor.toLowerCase()),
    action: /^[a-z-]{1,30}\.[a-z-]{1,30}$/.test(action) ? action : null,
    from: dayOfQuery(query, 'from'),
    to: dayOfQuery(query, 'to'),
  };
}

export async function auditEntryPage(ctx: Asking) {
  const entry = await getAuditEntry(ctx, idOfPath(ctx.params['id']));
  return { base: ctx.base, entry, names: await namesOfRecords(ctx, [entry]) };
}
