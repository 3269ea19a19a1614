import { useLoaderData } from '@remix-run/react';
import { AreaFrame } from '~/features/navigation/area-frame';
import { areaShell } from '~/features/navigation/area-shell.server';
import { shellLoader } from '~/platform/handler.server';

export const loader = shellLoader('employer', 'own-call:read', (ctx) => areaShell(ctx, 'employer'));

export default function EmployerLayout() {
  return <AreaFrame shell={useLoaderData<typeof loader>()} />;
}
