import { NavLink } from '@remix-run/react';
import { classNames } from './class-names';

export type Tab = {
  readonly to: string;
  readonly label: string;
  readonly count?: string | undefined;
  /** Active only on exactly this address. */
  readonly end?: boolean | undefined;
  /** For tabs that differ in their query only: which one is shown. */
  readonly current?: boolean | undefined;
};

/** Related lists, each with an address of its own. */
export function Tabs({ label, tabs }: { readonly label: string; readonly tabs: readonly Tab[] }) {
  return (
    <nav aria-label={label} className="no-print mb-5 overflow-x-auto border-b border-line">
      <ul className="flex gap-5">
        {tabs.map((tab) => (
          <li key={tab.to}>
            <NavLink
              to={tab.to}
              end={tab.end ?? false}
              prefetch="intent"
              aria-current={tab.current === false ? 'false' : 'page'}
              className={({ isActive }) =>
                classNames(TAB, (tab.current ?? isActive) ? TAB_ACTIVE : TAB_IDLE)
              }
            >
              {tab.label}
              {tab.count !== undefined && (
                <span className="tabular ml-1.5 text-sm text-ink-faint">{tab.count}</span>
              )}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}

const TAB =
  '-mb-px flex h-10 items-center border-b-2 font-medium whitespace-nowrap focus-visible:-outline-offset-2';
const TAB_ACTIVE = 'border-accent text-ink';
const TAB_IDLE = 'border-transparent text-ink-soft hover:border-line-strong hover:text-ink';
