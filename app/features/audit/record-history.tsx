import { HistoryList } from '~/components/history-list';
import { useFormat } from '~/i18n/use-format';
import { regionName } from '~/domain/affiliation/region';
import { useT, type Translate } from '~/i18n/t';
import { actorName } from './actor-name';
import type { AuditChange, AuditValue } from './audit-changes';

type RecordHistoryProps = {
  /** What `listHistory` answers. */
  readonly history: readonly {
    readonly id: bigint;
    readonly at: Date;
    readonly userId: bigint | null;
    readonly actor: string;
    readonly action: string;
    readonly reason: string | null;
    readonly changes: readonly AuditChange[];
  }[];
};

/** Who did what to a record, when, why, and what changed by it. */
export function RecordHistory({ history }: RecordHistoryProps) {
  const t = useT();
  const shown = useAuditValue();
  return (
    <HistoryList
      entries={history.map(({ id, at, userId, actor, action, reason, changes }) => ({
        id: String(id),
        at,
        who: actorName(t, { userId, actor }),
        what: t.dynamic(`audit.actions.${action}`),
        why: reason,
        changes: changes
          .filter(({ field }) => !isInternal(field))
          .map((change) => ({
            field: fieldLabel(t.dynamic, change.field),
            before: shown(change.field, change.before),
            after: shown(change.field, change.after),
          })),
      }))}
    />
  );
}

/** Ids tell people nothing. */
export const isInternal = (field: string) => /(^id|Id|Ids)$/.test(field);

/** The field's word, or its own name when it has none yet. */
export function fieldLabel(translate: (key: string) => string, field: string): string {
  const key = `audit.fields.${field.split('.').at(-1) ?? field}`;
  const label = translate(key);
  return label === key ? field : label;
}

/** A stored value as people write it: amounts, percentages, days. */
export function useAuditValue() {
  const t = useT();
  const format = useFormat();
  return (field: string, value: AuditValue): string | null => {
    if (value === null) return null;
    if (typeof value === 'boolean') return value ? t('common.yes') : t('common.no');
    if (field.endsWith('Xof')) return format.xof(BigInt(value));
    if (field.endsWith('BasisPoints')) return format.percent(Number(value));
    if (typeof value !== 'string') {
      return isInternal(field) || field === 'year' ? String(value) : format.count(value);
    }
    if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return format.day(value);
    if (/^\d{4}-\d{2}$/.test(value)) return format.period(value);
    if (/^\d{4}-\d{2}-\d{2}T.*Z$/.test(value)) return format.dateTime(new Date(value));
    return codeLabel(t, field, value);
  };
}

const CODED = ['state', 'status', 'method', 'sex', 'relation', 'waveNameMatch'];

/** What the code calls `adjudicated`, people call « liquidée »; anything else is shown as it is. */
function codeLabel(t: Translate, field: string, value: string): string {
  const name = field.split('.').at(-1) ?? field;
  if (name === 'regionCode') return regionName(value);
  if (name === 'role') return t.dynamic(`auth.roles.${value}`);
  if (!CODED.includes(name)) return value;
  const label = t.dynamic(`audit.values.${value}`);
  return label.startsWith('audit.values.') ? value : label;
}
