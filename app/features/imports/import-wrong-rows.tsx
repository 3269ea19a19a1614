import { Download } from 'lucide-react';
import { buttonClass, LinkButton } from '~/components/button';
import { type Column, DataTable } from '~/components/data-table';
import { usePaging } from '~/components/pagination';
import { Section } from '~/components/section';
import { useT } from '~/i18n/t';
import type { WrongRow } from './import-queries.server';
import { reasonSentence } from './reason-sentence';

const SHOWN_CELLS = 4;

type ImportWrongRowsProps = {
  /** Where the rows are taken as a file; null for those who only read. */
  readonly fileTo: string | null;
  /** Where a row is corrected on screen, without its number; null when it cannot be now. */
  readonly correctTo: string | null;
  readonly rows: readonly WrongRow[];
  readonly page: number;
  readonly pageSize: number;
  readonly stored: number;
  readonly total: number;
};

/** The rows to correct, with their reasons, and the file to correct them in. */
export function ImportWrongRows(props: ImportWrongRowsProps) {
  const { fileTo, correctTo, rows, page, pageSize, stored, total } = props;
  const t = useT();
  const paging = usePaging({ page, pageSize, total: stored });
  if (total === 0) return null;
  const columns: Column<WrongRow>[] = [
    {
      key: 'row',
      header: t('imports.columnsOf.row'),
      cell: ({ rowNumber }) => <span className="tabular">{rowNumber}</span>,
    },
    {
      key: 'content',
      header: t('imports.columnsOf.content'),
      cell: ({ cells }) => (
        <span className="whitespace-normal">
          {cells
            .filter((cell) => cell !== '')
            .slice(0, SHOWN_CELLS)
            .join(' · ')}
        </span>
      ),
    },
    {
      key: 'reason',
      header: t('imports.columnsOf.reason'),
      cell: ({ reasons }) => (
        <ul className="min-w-56 whitespace-normal">
          {reasons.map((reason) => (
            <li key={`${reason.column}-${reason.code}`}>{reasonSentence(t, reason)}</li>
          ))}
        </ul>
      ),
    },
    ...(correctTo === null
      ? []
      : [
          {
            key: 'correct',
            header: t('imports.correct.column'),
            cell: ({ rowNumber }: WrongRow) => (
              <LinkButton to={`${correctTo}${rowNumber}`} size="small">
                {t('imports.correct.open')}
              </LinkButton>
            ),
          },
        ]),
  ];
  return (
    <Section
      title={t('imports.wrongRows')}
      description={
        stored < total ? t('imports.wrongKept', { count: stored }) : t('imports.wrongHelp')
      }
      actions={
        fileTo !== null && (
          <div className="flex gap-1.5">
            {(['xlsx', 'csv'] as const).map((format) => (
              <a
                key={format}
                href={`${fileTo}?export=${format}`}
                download
                className={buttonClass('secondary', 'small')}
              >
                <Download size={16} aria-hidden />
                {format === 'xlsx' ? t('common.table.exportXlsx') : t('common.table.exportCsv')}
              </a>
            ))}
          </div>
        )
      }
      flush
    >
      <DataTable
        caption={t('imports.wrongRows')}
        columns={columns}
        rows={rows}
        rowKey={({ rowNumber }) => String(rowNumber)}
        paging={paging}
      />
    </Section>
  );
}
