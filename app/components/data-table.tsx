import { Form as RemixForm } from '@remix-run/react';
import { type ReactNode, useId, useState } from 'react';
import { useT } from '~/i18n/t';
import { type Paging, Pagination } from './pagination';
import { RowLink, useRowLinks } from './row-links';
import { SortHeader } from './sort-header';

/** Where a cell goes on a phone, where a row is a card of two lines. */
export type PhonePlace = 'title' | 'value' | 'meta' | 'aside' | 'hidden';

export type Column<Row> = {
  readonly key: string;
  readonly header: string;
  readonly cell: (row: Row) => ReactNode;
  /** `end` for money and counts. */
  readonly align?: 'start' | 'end' | 'center' | undefined;
  /** The word of `?sort=`; a minus before it turns the order. */
  readonly sortKey?: string | undefined;
  /** By default the first column is the title and the others are of the second line. */
  readonly phone?: PhonePlace | undefined;
  /** Long texts; other cells stay on one line, except the first. */
  readonly wrap?: boolean | undefined;
  /** In the last row: a total. */
  readonly foot?: ReactNode;
};

type Selection<Row> = {
  /** Name of the checkboxes in the form. */
  readonly name: string;
  readonly label: (row: Row) => string;
  readonly formKey?: string | undefined;
  /** Buttons of the form around the table (`type="submit"`), shown when rows are chosen. */
  readonly actions: ReactNode;
  /** The page that is asked for with the chosen rows in its address; by default they are posted here. */
  readonly to?: string | undefined;
  /** A row that cannot be chosen has no box. */
  readonly allows?: ((row: Row) => boolean) | undefined;
  /** What the chosen rows add up to, beside their number. */
  readonly summary?: ((chosen: readonly Row[]) => ReactNode) | undefined;
};

type DataTableProps<Row> = {
  /** Said by screen readers. */
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** The address of the row's detail: the first cell becomes a link over the whole row. */
  readonly rowTo?: ((row: Row) => string) | undefined;
  readonly empty?: ReactNode;
  readonly paging?: Paging | undefined;
  readonly selection?: Selection<Row> | undefined;
  readonly dense?: boolean | undefined;
  /** False: stays a table on a phone and scrolls sideways. */
  readonly cards?: boolean | undefined;
};

export function DataTable<Row>(props: DataTableProps<Row>) {
  const { rows, rowKey, empty, paging, selection } = props;
  const t = useT();
  const id = useId();
  const [chosen, setChosen] = useState<readonly Row[]>([]);
  // A page that is read anew, after its form was sent, has a new key: what was ticked is dealt with.
  const [formKey, setFormKey] = useState(selection?.formKey);
  if (formKey !== selection?.formKey) {
    setFormKey(selection?.formKey);
    setChosen([]);
  }
  if (rows.length === 0 && (paging === undefined || paging.total === 0)) {
    return (
      <>
        {empty ?? <p className="px-4 py-10 text-center text-ink-soft">{t('common.table.empty')}</p>}
      </>
    );
  }
  const table = (
    <>
      <div className="overflow-x-auto xl:overflow-x-visible">
        <Table {...props} />
      </div>
      {paging && (
        <div className="border-t border-line">
          <Pagination paging={paging} />
        </div>
      )}
    </>
  );
  if (!selection) return table;
  return (
    <RemixForm
      key={formKey}
      {...(selection.to === undefined
        ? { method: 'post' }
        : { method: 'get', action: selection.to })}
      id={id}
      onChange={({ currentTarget }) => {
        const boxes = currentTarget.querySelectorAll<HTMLInputElement>('tbody input:checked');
        const keys = new Set([...boxes].map(({ value }) => value));
        setChosen(rows.filter((row) => keys.has(rowKey(row))));
      }}
    >
      {selection.formKey !== undefined && (
        <input type="hidden" name="_key" value={selection.formKey} />
      )}
      {chosen.length > 0 && (
        <div className="sticky top-0 z-10 flex flex-wrap items-center gap-3 border-b border-line bg-action-soft px-3 py-1.5">
          <span className="font-medium">
            {t('common.table.selected', { count: chosen.length })}
          </span>
          {selection.summary?.(chosen)}
          {selection.actions}
        </div>
      )}
      {table}
      {chosen.length === 0 && (
        <noscript>
          <div className="flex flex-wrap gap-3 border-t border-line px-3 py-2">
            {selection.actions}
          </div>
        </noscript>
      )}
    </RemixForm>
  );
}

function Table<Row>({
  caption,
  columns,
  rows,
  selection,
  dense,
  cards = true,
  ...rest
}: DataTableProps<Row>) {
  const hasFoot = columns.some((column) => column.foot !== undefined);
  const { listeners, ahead } = useRowLinks();
  return (
    <>
      {ahead}
      <table
        role="table"
        className="data-table"
        data-dense={dense}
        data-cards={cards}
        {...(rest.rowTo ? listeners : {})}
      >
        <caption className="sr-only">{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {selection && <SelectAll name={selection.name} />}
            {columns.map((column) => (
              <SortHeader key={column.key} column={column} />
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <Row key={rest.rowKey(row)} {...{ row, columns, selection, ...rest }} />
          ))}
        </tbody>
        {hasFoot && (
          <tfoot role="rowgroup">
            <tr role="row">
              {selection && <td role="cell" data-phone="hidden" />}
              {columns.map((column, index) => (
                <td
                  key={column.key}
                  role="cell"
                  data-align={column.align}
                  data-phone={column.foot === undefined ? 'hidden' : placeOf(column, index)}
                  data-label={labelOf(column)}
                >
                  {column.foot}
                </td>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
    </>
  );
}

type RowProps<Row> = Pick<DataTableProps<Row>, 'columns' | 'rowKey' | 'rowTo' | 'selection'> & {
  readonly row: Row;
};

function Row<Row>({ row, columns, rowKey, rowTo, selection }: RowProps<Row>) {
  const t = useT();
  return (
    <tr role="row">
      {selection && (
        <td role="cell" data-phone="select" className="w-9">
          {(selection.allows?.(row) ?? true) && (
            <input
              type="checkbox"
              name={selection.name}
              value={rowKey(row)}
              aria-label={t('common.table.selectRow', { row: selection.label(row) })}
              className="block size-4"
            />
          )}
        </td>
      )}
      {columns.map((column, index) => (
        <td
          key={column.key}
          role="cell"
          data-align={column.align}
          data-phone={placeOf(column, index)}
          data-label={labelOf(column)}
          data-wrap={column.wrap}
        >
          {index === 0 && rowTo ? (
            <RowLink to={rowTo(row)}>{column.cell(row)}</RowLink>
          ) : (
            column.cell(row)
          )}
        </td>
      ))}
    </tr>
  );
}

function SelectAll({ name }: { readonly name: string }) {
  const t = useT();
  return (
    <th role="columnheader" scope="col" className="w-9">
      <input
        type="checkbox"
        aria-label={t('common.table.selectAll')}
        className="block size-4"
        onChange={({ currentTarget }) => {
          const boxes = currentTarget.form?.querySelectorAll<HTMLInputElement>(
            `input[name="${name}"]`,
          );
          boxes?.forEach((box) => {
            box.checked = currentTarget.checked;
          });
        }}
      />
    </th>
  );
}

/** A card has no titles of columns: a figure on its second line says what it is. */
const labelOf = <Row,>({ align, header }: Column<Row>) => (align === 'end' ? header : undefined);

function placeOf<Row>(column: Column<Row>, index: number): PhonePlace {
  return column.phone ?? (index === 0 ? 'title' : 'meta');
}
