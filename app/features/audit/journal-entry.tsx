import { LinkButton } from '~/components/button';
import { type Column, DataTable } from '~/components/data-table';
import { InstantText } from '~/components/dates';
import { type Fact, FactGrid } from '~/components/fact-grid';
import { Count } from '~/components/figures';
import { Notice } from '~/components/notice';
import { PageHeader } from '~/components/page-header';
import { Section, Stack } from '~/components/section';
import { useT } from '~/i18n/t';
import { actorName } from './actor-name';
import type { AuditChange } from './audit-changes';
import { fieldLabel, isInternal, useAuditValue } from './record-history';
import { recordTo } from './record-link';

type JournalEntryProps = {
  readonly base: string;
  readonly names: Readonly<Record<string, string>>;
  readonly entry: {
    readonly at: Date;
    readonly userId: bigint | null;
    readonly actor: string;
    readonly action: string;
    readonly entityKind: string;
    readonly entityId: bigint;
    readonly reason: string | null;
    readonly changes: readonly AuditChange[];
    readonly isErased: boolean;
    readonly sequence: bigint | null;
  };
};

/** One entry: who, what, why, and the record before and after. */
export function JournalEntry({ base, entry, names }: JournalEntryProps) {
  const t = useT();
  const { action, at, entityKind, entityId, reason, changes, isErased, sequence } = entry;
  const columns = useColumns();
  const to = recordTo(base, entityKind, entityId);
  const facts: Fact[] = [
    { label: t('audit.when'), value: <InstantText instant={at} /> },
    { label: t('audit.who'), value: actorName(t, entry) },
    {
      label: t('audit.record'),
      value: `${t.dynamic(`audit.kinds.${entityKind}`)} ${names[`${entityKind}:${entityId}`] ?? ''}`,
    },
    ...(reason === null ? [] : [{ label: t('audit.reason'), value: reason }]),
    {
      label: t('audit.place'),
      value: sequence === null ? t('audit.notSealed') : <Count value={sequence} />,
    },
  ];
  return (
    <Stack>
      <PageHeader
        breadcrumb={[{ label: t('audit.title'), to: `${base}/audit` }]}
        title={t.dynamic(`audit.actions.${action}`)}
        actions={to !== null && <LinkButton to={to}>{t('audit.seeRecord')}</LinkButton>}
      />
      <Section>
        <FactGrid facts={facts} />
      </Section>
      {isErased && <Notice>{t('audit.erased')}</Notice>}
      {!isErased && (
        <Section title={t('common.history.changes')} flush>
          <DataTable
            caption={t('common.history.changes')}
            columns={columns}
            rows={changes.filter(({ field }) => !isInternal(field))}
            rowKey={({ field }) => field}
            empty={<p className="px-4 py-8 text-ink-soft">{t('audit.noChange')}</p>}
          />
        </Section>
      )}
    </Stack>
  );
}

function useColumns(): Column<AuditChange>[] {
  const t = useT();
  const shown = useAuditValue();
  return [
    {
      key: 'field',
      header: t('common.details'),
      cell: ({ field }) => fieldLabel(t.dynamic, field),
    },
    {
      key: 'before',
      header: t('common.history.before'),
      cell: ({ field, before }) => shown(field, before) ?? '—',
    },
    {
      key: 'after',
      header: t('common.history.after'),
      phone: 'value',
      cell: ({ field, after }) => shown(field, after) ?? '—',
    },
  ];
}
