import type { Translate } from '~/i18n/t';
import type { ExportColumn } from '~/platform/export.server';
import { actorName } from './actor-name';
import type { AuditRow } from './audit-queries.server';

export const auditColumns = (t: Translate): ExportColumn<AuditRow>[] => [
  { header: t('audit.when'), value: ({ at }) => at.toISOString() },
  { header: t('audit.who'), value: (row) => actorName(t, row) },
  { header: t('audit.what'), value: ({ action }) => t.dynamic(`audit.actions.${action}`) },
  { header: t('audit.record'), value: (row) => t.dynamic(`audit.kinds.${row.entityKind}`) },
  { header: t('audit.reason'), value: ({ reason }) => reason },
];
