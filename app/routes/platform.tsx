import { useLoaderData } from '@remix-run/react';
import { AreaFrame } from '~/features/navigation/area-frame';
import { platformShell } from '~/features/navigation/area-shell.server';
import { platformLoader } from '~/platform/handler.server';

export const loader = platformLoader('platform:operate', (ctx) => platformShell(ctx));

export default function PlatformLayout() {
  return <AreaFrame shell={useLoaderData<typeof loader>()} />;
}
