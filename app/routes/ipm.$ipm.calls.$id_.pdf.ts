import { callPdf } from '~/features/calls/call-document.server';
import { idOfPath } from '~/features/progress/id-of-path';
import { ipmLoader } from '~/platform/handler.server';

export const loader = ipmLoader('call:read', (ctx) => callPdf(ctx, idOfPath(ctx.params['id'])));
