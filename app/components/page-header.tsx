import { Link } from '@remix-run/react';
import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { useT } from '~/i18n/t';

export type Crumb = { readonly label: string; readonly to: string };

type PageHeaderProps = {
  readonly title: ReactNode;
  /** Beside the title: the count of a list, the number of a record. */
  readonly aside?: ReactNode;
  readonly badge?: ReactNode;
  /** One line below the title. */
  readonly description?: ReactNode;
  readonly breadcrumb?: readonly Crumb[] | undefined;
  readonly actions?: ReactNode;
};

export function PageHeader(props: PageHeaderProps) {
  const { title, aside, badge, description, breadcrumb = [], actions } = props;
  return (
    <header className="mb-5 flex flex-col gap-1">
      {breadcrumb.length > 0 && <Breadcrumb crumbs={breadcrumb} />}
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <h1 className="text-xl font-semibold tracking-tight">{title}</h1>
            {aside !== undefined && <span className="tabular text-ink-soft">{aside}</span>}
            {badge}
          </div>
          {description !== undefined && (
            <p className="mt-1 max-w-3xl text-ink-soft">{description}</p>
          )}
        </div>
        {actions !== undefined && (
          <div className="no-print flex flex-wrap items-start gap-2">{actions}</div>
        )}
      </div>
    </header>
  );
}

function Breadcrumb({ crumbs }: { readonly crumbs: readonly Crumb[] }) {
  const t = useT();
  return (
    <nav aria-label={t('common.breadcrumb')}>
      <ol className="flex flex-wrap items-center text-sm text-ink-soft">
        {crumbs.map((crumb) => (
          <li key={crumb.to} className="flex items-center">
            <Link to={crumb.to} className="py-1 hover:text-ink hover:underline">
              {crumb.label}
            </Link>
            <ChevronRight size={14} aria-hidden className="mx-1 text-ink-faint" />
          </li>
        ))}
      </ol>
    </nav>
  );
}
