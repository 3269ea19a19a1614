import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { OperationPage } from '~/features/operation/operation-page';
import { readOperation } from '~/features/operation/operation-queries.server';
import { platformLoader } from '~/platform/handler.server';

export const loader = platformLoader('platform:operate', async (ctx) => ({
  title: ctx.t('platform.title'),
  ...(await readOperation(ctx)),
}));

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? ''} — icamo` },
];

export default function PlatformHome() {
  return <OperationPage operation={useLoaderData<typeof loader>()} />;
}
