import { recordExport } from '~/features/audit/record-export.server';
import { idOfPath } from '~/features/progress/id-of-path';
import { getParty } from '~/features/statements/party-statement.server';
import { statementFile } from '~/features/statements/statement-export.server';
import { exportFormatOf, exportResponse } from '~/platform/export.server';
import { ipmLoader } from '~/platform/handler.server';

export const loader = ipmLoader('receipt:read', async (ctx) => {
  await recordExport(ctx, 'statement.exported');
  const file = await statementFile(ctx, await getParty(ctx, idOfPath(ctx.params['id'])));
  return exportResponse(exportFormatOf(ctx.query) ?? 'csv', file);
});
