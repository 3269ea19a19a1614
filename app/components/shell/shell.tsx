import type { ReactNode } from 'react';
import { useT } from '~/i18n/t';
import { BottomBar } from './bottom-bar';
import { DemonstrationLine } from './demonstration-line';
import type { NavigationItem, OrganisationLink } from './navigation-item';
import { OrganisationMenu } from './organisation-menu';
import { QuickSearch } from './quick-search';
import { Rail } from './rail';
import { RunningBar } from './running-bar';
import { useWaiting } from './use-waiting';
import { UserMenu } from './user-menu';
import { WaitingMenu } from './waiting-menu';

export type Area = 'ipm' | 'employer' | 'provider' | 'icamo' | 'platform';

type ShellProps = {
  readonly area: Area;
  readonly basePath: string;
  readonly organisationName: string;
  readonly roleLabel: string;
  readonly navigation: readonly NavigationItem[];
  readonly organisations: readonly OrganisationLink[];
  readonly userEmail: string;
  readonly userName: string;
  readonly demo: boolean;
  /** False for areas that have nothing to search. */
  readonly search?: boolean | undefined;
  /** Where what waits for me is asked for; an area in which nothing waits has none. */
  readonly waitingTo?: string | undefined;
  readonly children: ReactNode;
};

/** The frame of every signed-in page: organisation, search and account above, the areas at the left. */
export function Shell(props: ShellProps) {
  const t = useT();
  const { area, basePath, navigation, search = true, waitingTo } = props;
  const waiting = useWaiting(waitingTo);
  return (
    <div
      data-area={area}
      className="min-h-dvh md:grid md:grid-cols-[216px_minmax(0,1fr)] md:grid-rows-[auto_auto_1fr]"
    >
      <a href="#content" className={SKIP_LINK}>
        {t('common.skipToContent')}
      </a>
      {props.demo && <DemonstrationLine />}
      <div className="col-span-2 row-start-2 min-w-0">
        <header
          data-shell="bar"
          className="flex h-14 items-center gap-2 border-b border-line bg-surface px-3 md:gap-4 md:px-4"
        >
          <OrganisationMenu {...props} />
          <div className="ml-auto flex items-center gap-1 md:gap-2">
            {search && <QuickSearch basePath={basePath} />}
            {waitingTo !== undefined && <WaitingMenu basePath={basePath} waiting={waiting} />}
            <UserMenu name={props.userName} email={props.userEmail} />
          </div>
        </header>
        {waiting !== null && <RunningBar running={waiting.running} />}
      </div>
      <Rail navigation={navigation} />
      <main
        id="content"
        tabIndex={-1}
        className="mx-auto w-full max-w-[1320px] min-w-0 px-4 pt-5 pb-24 md:px-7 md:pt-6 md:pb-12"
      >
        {props.children}
      </main>
      <BottomBar navigation={navigation} />
    </div>
  );
}

const SKIP_LINK =
  'sr-only z-50 rounded bg-action px-4 py-2 font-medium text-on-action focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:px-4 focus:py-2';
