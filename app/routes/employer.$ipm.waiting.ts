import { readEmployerHome } from '~/features/calls/employer-home-queries.server';
import { employerWork } from '~/features/calls/employer-work';
import { employerLoader } from '~/platform/handler.server';

/** For the shell, which asks once its page is there. */
export const loader = employerLoader('own-call:read', async (ctx) =>
  Response.json({
    items: employerWork(await readEmployerHome(ctx), ctx.base, ctx.t),
    running: [],
  }),
);
