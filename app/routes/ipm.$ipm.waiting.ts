import { readIpmWaiting } from '~/features/home/ipm-waiting.server';
import { ipmLoader } from '~/platform/handler.server';

/** For the shell, which asks once its page is there. */
export const loader = ipmLoader('ipm:home', async (ctx) =>
  Response.json(await readIpmWaiting(ctx)),
);
