import { idOfPath } from '~/features/progress/id-of-path';
import { progressStream } from '~/features/progress/progress-stream.server';
import { ipmLoader } from '~/platform/handler.server';

export const loader = ipmLoader('ipm:home', (ctx) =>
  progressStream(ctx, idOfPath(ctx.params['id'])),
);
