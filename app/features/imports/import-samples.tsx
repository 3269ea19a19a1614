import { type Column, DataTable } from '~/components/data-table';
import { Pagination } from '~/components/pagination';
import { Section } from '~/components/section';
import { regionName } from '~/domain/affiliation/region';
import { useT } from '~/i18n/t';
import { useFormat } from '~/i18n/use-format';
import type { ImportPage } from './import-page.server';
import type { SampleRow } from './import-queries.server';

type SampleField = {
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
};

/** Some rows of the file, field by field: what is there now and what would be. */
export function ImportSamples(props: {
  readonly changes: ImportPage['changes'];
  readonly isApplied: boolean;
}) {
  const { changes, isApplied } = props;
  const { rows: samples, page, pageSize, total } = changes;
  const turn = (target: number) => `?changes=${target}`;
  const t = useT();
  if (samples.length === 0) return null;
  const title = (sample: SampleRow) => {
    const row = { row: String(sample.rowNumber) };
    if (sample.outcome === 'create') {
      return isApplied ? t('imports.sampleCreated', row) : t('imports.sampleCreate', row);
    }
    return isApplied ? t('imports.sampleChanged', row) : t('imports.sampleChange', row);
  };
  return (
    <Section title={t('imports.samples')} flush>
      {samples.map((sample, index) => (
        <details
          key={sample.rowNumber}
          open={index === 0}
          className="border-b border-line last:border-b-0"
        >
          <summary className="cursor-pointer px-4 py-2.5 font-medium hover:bg-sunken">
            {title(sample)}
            <span className="ml-2 font-normal text-ink-soft">{nameOf(sample)}</span>
          </summary>
          <SampleTable sample={sample} caption={title(sample)} />
        </details>
      ))}
      <Pagination
        paging={{
          from: (page - 1) * pageSize + 1,
          to: Math.min(page * pageSize, total),
          total,
          previousTo: page > 1 ? turn(page - 1) : null,
          nextTo: page * pageSize < total ? turn(page + 1) : null,
        }}
      />
    </Section>
  );
}

function SampleTable(props: { readonly sample: SampleRow; readonly caption: string }) {
  const { sample, caption } = props;
  const t = useT();
  const show = useShownValue();
  const fields: SampleField[] = Object.entries(sample.after)
    .filter(([field, after]) => after !== null || sample.before?.[field] != null)
    .map(([field, after]) => ({ field, before: sample.before?.[field] ?? null, after }));
  const columns: Column<SampleField>[] = [
    {
      key: 'field',
      header: t('imports.columnsOf.field'),
      cell: ({ field }) => t.dynamic(`imports.fields.${field}`),
    },
    ...(sample.outcome === 'change'
      ? [
          {
            key: 'before',
            header: t('imports.columnsOf.before'),
            cell: ({ field, before }: SampleField) => show(field, before),
          },
        ]
      : []),
    {
      key: 'after',
      header: t('imports.columnsOf.after'),
      cell: ({ field, after }) => <strong className="font-medium">{show(field, after)}</strong>,
    },
  ];
  return (
    <DataTable
      caption={caption}
      columns={columns}
      rows={fields}
      rowKey={({ field }) => field}
      dense
      cards={false}
    />
  );
}

function useShownValue() {
  const t = useT();
  const format = useFormat();
  return (field: string, value: string | null): string => {
    if (value === null) return '—';
    if (field === 'monthlySalaryXof') return format.xof(BigInt(value));
    if (field === 'relation') return t.dynamic(`members.relations.${value}`);
    if (field === 'regionCode') return regionName(value);
    return /^\d{4}-\d{2}-\d{2}$/.test(value) ? format.day(value) : value;
  };
}

function nameOf({ after }: SampleRow): string {
  const name = [after['firstName'], after['lastName']].filter(Boolean).join(' ');
  return after['name'] ?? name;
}
