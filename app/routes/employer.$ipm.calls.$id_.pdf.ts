import { callPdf } from '~/features/calls/call-document.server';
import { idOfPath } from '~/features/progress/id-of-path';
import { employerLoader } from '~/platform/handler.server';

export const loader = employerLoader('own-call:read', (ctx) =>
  callPdf(ctx, idOfPath(ctx.params['id']), ctx.organisationIds),
);
