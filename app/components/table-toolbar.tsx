import { Form as RemixForm, Link, useLocation } from '@remix-run/react';
import { Check, Download, Search, X } from 'lucide-react';
import { useT } from '~/i18n/t';
import { buttonClass } from './button';
import { classNames } from './class-names';
import { CONTROL } from './field';

/** One question on the list: `?state=late`. Each choice is a chip; the chosen one is marked. */
export type Filter = {
  readonly name: string;
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
};

type TableToolbarProps = {
  /** Name of the parameter of the search box; `q` by default. Null: no box. */
  readonly searchName?: string | null | undefined;
  readonly searchLabel?: string | undefined;
  readonly filters?: readonly Filter[] | undefined;
  /** Addresses of the whole list as files; the filters of the page are added. */
  readonly exports?: { readonly csv?: string; readonly xlsx?: string } | undefined;
};

export function TableToolbar(props: TableToolbarProps) {
  const { searchName = 'q', searchLabel, filters = [], exports } = props;
  const query = new URLSearchParams(useLocation().search);
  return (
    <div className="no-print flex flex-wrap items-center gap-x-5 gap-y-2 border-b border-line p-3">
      {searchName !== null && <SearchBox name={searchName} label={searchLabel} query={query} />}
      {filters.map((filter) => (
        <FilterChips key={filter.name} filter={filter} query={query} />
      ))}
      {exports && <Exports exports={exports} query={query} />}
    </div>
  );
}

type SearchBoxProps = {
  readonly name: string;
  readonly label: string | undefined;
  readonly query: URLSearchParams;
};

function SearchBox({ name, label, query }: SearchBoxProps) {
  const t = useT();
  const text = label ?? t('common.search');
  const value = query.get(name) ?? '';
  return (
    <RemixForm method="get" role="search" className="relative w-full sm:w-72">
      {[...query].map(([key, kept]) =>
        key === name || PLACES.includes(key) ? null : (
          <input key={`${key}=${kept}`} type="hidden" name={key} value={kept} />
        ),
      )}
      <Search
        size={16}
        aria-hidden
        className="absolute top-1/2 left-3 -translate-y-1/2 text-ink-faint"
      />
      <input
        key={value}
        type="search"
        name={name}
        defaultValue={value}
        aria-label={text}
        placeholder={text}
        className={classNames(CONTROL, 'pl-9')}
      />
    </RemixForm>
  );
}

function FilterChips({
  filter,
  query,
}: {
  readonly filter: Filter;
  readonly query: URLSearchParams;
}) {
  const t = useT();
  const chosen = query.get(filter.name);
  return (
    <ul aria-label={filter.label} className="flex flex-wrap items-center gap-1.5">
      <li aria-hidden className="mr-0.5 text-sm text-ink-soft">
        {filter.label}
      </li>
      {filter.options.map((option) => {
        const isOn = option.value === chosen;
        return (
          <li key={option.value}>
            <Link
              to={filterTo(query, filter.name, isOn ? null : option.value)}
              preventScrollReset
              {...(isOn
                ? {
                    'aria-current': 'true' as const,
                    title: t('common.table.removeFilter', { filter: option.label }),
                  }
                : {})}
              className={classNames(CHIP, isOn ? CHIP_ON : CHIP_OFF)}
            >
              {isOn && <Check size={14} aria-hidden />}
              {option.label}
              {isOn && <X size={14} aria-hidden className="opacity-60" />}
            </Link>
          </li>
        );
      })}
    </ul>
  );
}

type ExportsProps = {
  readonly exports: { readonly csv?: string; readonly xlsx?: string };
  readonly query: URLSearchParams;
};

function Exports({ exports, query }: ExportsProps) {
  const t = useT();
  const kept = new URLSearchParams(query);
  for (const place of PLACES) kept.delete(place);
  const files = [
    { to: exports.csv, label: t('common.table.exportCsv') },
    { to: exports.xlsx, label: t('common.table.exportXlsx') },
  ];
  return (
    <div role="group" aria-label={t('common.table.export')} className="ml-auto flex gap-1.5">
      {files.map(({ to, label }) =>
        to === undefined ? null : (
          <a key={label} href={withQuery(to, kept)} className={buttonClass('quiet', 'small')}>
            <Download size={16} aria-hidden />
            {label}
          </a>
        ),
      )}
    </div>
  );
}

const PLACES: readonly string[] = ['page', 'after', 'before'];

function filterTo(query: URLSearchParams, name: string, value: string | null): string {
  const next = new URLSearchParams(query);
  for (const place of PLACES) next.delete(place);
  if (value === null) next.delete(name);
  else next.set(name, value);
  return `?${next.toString()}`;
}

function withQuery(to: string, query: URLSearchParams): string {
  const text = query.toString();
  return text === '' ? to : `${to}${to.includes('?') ? '&' : '?'}${text}`;
}

const CHIP =
  'inline-flex min-h-10 items-center gap-1 rounded-full border px-3 text-sm sm:min-h-7 sm:px-2.5';
const CHIP_ON = 'border-action bg-action-soft font-medium text-action';
const CHIP_OFF = 'border-line bg-surface text-ink-soft hover:border-line-strong hover:text-ink';
