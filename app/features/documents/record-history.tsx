import { HistoryList } from '~/components/history-list';
import { Section } from '~/components/section';
import { actorName } from '~/features/audit/actor-name';
import type { AuditHistoryRow } from '~/features/audit/audit-queries.server';
import { useT } from '~/i18n/t';

/** Who did what to the record. */
export function RecordHistory({ rows }: { readonly rows: readonly AuditHistoryRow[] }) {
  const t = useT();
  return (
    <Section title={t('common.history.title')}>
      <HistoryList
        entries={rows.map((row) => ({
          id: String(row.id),
          at: row.at,
          who: actorName(t, row),
          what: t.dynamic(`audit.actions.${row.action}`),
          why: row.reason,
        }))}
      />
    </Section>
  );
}
