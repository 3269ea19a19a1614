import { Outlet } from '@remix-run/react';
import { Shell } from '~/components/shell/shell';
import type { areaShell } from './area-shell.server';

/** The layout of an area: its frame around the page. */
export function AreaFrame({ shell }: { readonly shell: Awaited<ReturnType<typeof areaShell>> }) {
  const { area, basePath } = shell;
  return (
    <Shell
      {...shell}
      search={area === 'ipm'}
      waitingTo={area === 'platform' ? undefined : `${basePath}/waiting`}
    >
      <Outlet />
    </Shell>
  );
}
