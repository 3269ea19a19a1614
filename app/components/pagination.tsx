import { Link, useLocation } from '@remix-run/react';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useFormat } from '~/i18n/use-format';
import { useT } from '~/i18n/t';
import { buttonClass } from './button';

/** Rows `from`..`to` of `total`; the addresses of the neighbours, null at the ends. */
export type Paging = {
  readonly from: number;
  readonly to: number;
  readonly total: number;
  readonly previousTo: string | null;
  readonly nextTo: string | null;
};

export function Pagination({ paging }: { readonly paging: Paging }) {
  const t = useT();
  const format = useFormat();
  const { from, to, total, previousTo, nextTo } = paging;
  const count = t('common.table.count', {
    from: format.count(from),
    to: format.count(to),
    total: format.count(total),
  });
  const isWhole = previousTo === null && nextTo === null;
  return (
    <nav
      aria-label={t('common.table.pages')}
      className="flex min-h-11 items-center justify-between gap-3 px-3 py-1 text-sm text-ink-soft"
    >
      <span className="tabular">
        {isWhole ? t('common.table.countAll', { count: total }) : count}
      </span>
      {!isWhole && (
        <span className="flex gap-1.5">
          <Turn to={previousTo} label={t('common.previous')} />
          <Turn to={nextTo} label={t('common.next')} isNext />
        </span>
      )}
    </nav>
  );
}

/** The paging of a list whose page is `?page=` (1, 2, …), keeping the rest of the address. */
export function usePaging(list: { page: number; pageSize: number; total: number }): Paging {
  const { page, pageSize, total } = list;
  const { search } = useLocation();
  const to = (target: number) => {
    const query = new URLSearchParams(search);
    if (target <= 1) query.delete('page');
    else query.set('page', String(target));
    return `?${query.toString()}`;
  };
  return {
    from: total === 0 ? 0 : (page - 1) * pageSize + 1,
    to: Math.min(page * pageSize, total),
    total,
    previousTo: page > 1 ? to(page - 1) : null,
    nextTo: page * pageSize < total ? to(page + 1) : null,
  };
}

type TurnProps = {
  readonly to: string | null;
  readonly label: string;
  readonly isNext?: boolean | undefined;
};

function Turn({ to, label, isNext }: TurnProps) {
  const content = (
    <>
      {!isNext && <ChevronLeft size={16} aria-hidden />}
      {label}
      {isNext && <ChevronRight size={16} aria-hidden />}
    </>
  );
  if (to === null) {
    return (
      <span aria-disabled="true" className={`${buttonClass('secondary', 'small')} opacity-45`}>
        {content}
      </span>
    );
  }
  return (
    <Link to={to} rel={isNext ? 'next' : 'prev'} className={buttonClass('secondary', 'small')}>
      {content}
    </Link>
  );
}
