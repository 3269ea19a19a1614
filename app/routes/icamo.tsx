import { useLoaderData } from '@remix-run/react';
import { AreaFrame } from '~/features/navigation/area-frame';
import { areaShell } from '~/features/navigation/area-shell.server';
import { shellLoader } from '~/platform/handler.server';

export const loader = shellLoader('icamo', 'national:read', (ctx) => areaShell(ctx, 'icamo'));

export default function IcamoLayout() {
  return <AreaFrame shell={useLoaderData<typeof loader>()} />;
}
