import { useLoaderData } from '@remix-run/react';
import { AreaFrame } from '~/features/navigation/area-frame';
import { areaShell } from '~/features/navigation/area-shell.server';
import { shellLoader } from '~/platform/handler.server';

export const loader = shellLoader('ipm', 'ipm:home', (ctx) => areaShell(ctx, 'ipm'));

export default function IpmLayout() {
  return <AreaFrame shell={useLoaderData<typeof loader>()} />;
}
