import { useLoaderData } from '@remix-run/react';
import { AreaFrame } from '~/features/navigation/area-frame';
import { areaShell } from '~/features/navigation/area-shell.server';
import { shellLoader } from '~/platform/handler.server';

export const loader = shellLoader('provider', 'own-invoice:read', (ctx) =>
  areaShell(ctx, 'provider'),
);

export default function ProviderLayout() {
  return <AreaFrame shell={useLoaderData<typeof loader>()} />;
}
