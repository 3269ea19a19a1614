import { readNationalWork } from '~/features/oversight/national-work.server';
import { icamoLoader } from '~/platform/handler.server';

/** For the shell, which asks once its page is there. */
export const loader = icamoLoader('national:read', async (ctx) =>
  Response.json({ items: await readNationalWork(ctx), running: [] }),
);
