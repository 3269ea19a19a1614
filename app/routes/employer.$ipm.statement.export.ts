import { getOwnParty } from '~/features/statements/party-statement.server';
import { statementFile } from '~/features/statements/statement-export.server';
import { exportFormatOf, exportResponse } from '~/platform/export.server';
import { employerLoader } from '~/platform/handler.server';

export const loader = employerLoader('own-call:read', async (ctx) => {
  const file = await statementFile(ctx, await getOwnParty(ctx));
  return exportResponse(exportFormatOf(ctx.query) ?? 'csv', file);
});
