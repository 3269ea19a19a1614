import { idOfPath } from '~/features/progress/id-of-path';
import { getParty } from '~/features/statements/party-statement.server';
import { statementPdf } from '~/features/statements/statement-document.server';
import { ipmLoader } from '~/platform/handler.server';

export const loader = ipmLoader('receipt:read', async (ctx) =>
  statementPdf(ctx, await getParty(ctx, idOfPath(ctx.params['id']))),
);
