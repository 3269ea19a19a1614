import { Link, useLocation } from '@remix-run/react';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { useT } from '~/i18n/t';
import { classNames } from './class-names';

type SortHeaderProps = {
  readonly column: {
    readonly header: string;
    readonly sortKey?: string | undefined;
    readonly align?: 'start' | 'end' | 'center' | undefined;
  };
};

/** A column's title; when the column sorts, a link that turns `?sort=name` into `?sort=-name` and back. */
export function SortHeader({ column }: SortHeaderProps) {
  const { header, sortKey, align } = column;
  const { search } = useLocation();
  const query = new URLSearchParams(search);
  const order = sortKey === undefined ? 'none' : orderOf(query.get('sort'), sortKey);
  return (
    <th
      role="columnheader"
      scope="col"
      data-align={align}
      {...(order === 'none' ? {} : { 'aria-sort': order })}
    >
      {sortKey === undefined ? (
        header
      ) : (
        <SortLink {...{ header, order, align }} to={sortTo(query, sortKey, order)} />
      )}
    </th>
  );
}

type Order = 'ascending' | 'descending' | 'none';

type SortLinkProps = {
  readonly header: string;
  readonly to: string;
  readonly order: Order;
  readonly align: 'start' | 'end' | 'center' | undefined;
};

function SortLink({ header, to, order, align }: SortLinkProps) {
  const t = useT();
  const Arrow = order === 'descending' ? ArrowDown : ArrowUp;
  return (
    <Link
      to={to}
      preventScrollReset
      title={t('common.table.sortBy', { column: header })}
      className={classNames(
        'group inline-flex items-center gap-1 hover:text-ink',
        align === 'end' && 'flex-row-reverse',
      )}
    >
      {header}
      <Arrow
        size={14}
        aria-hidden
        className={order === 'none' ? 'opacity-0 group-hover:opacity-50' : 'text-action'}
      />
    </Link>
  );
}

function orderOf(sort: string | null, sortKey: string): Order {
  if (sort === sortKey) return 'ascending';
  return sort === `-${sortKey}` ? 'descending' : 'none';
}

function sortTo(query: URLSearchParams, sortKey: string, order: Order): string {
  const next = new URLSearchParams(query);
  for (const place of ['page', 'after', 'before']) next.delete(place);
  next.set('sort', order === 'ascending' ? `-${sortKey}` : sortKey);
  return `?${next.toString()}`;
}
