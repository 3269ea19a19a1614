import { getOwnParty } from '~/features/statements/party-statement.server';
import { statementPdf } from '~/features/statements/statement-document.server';
import { employerLoader } from '~/platform/handler.server';

export const loader = employerLoader('own-call:read', async (ctx) =>
  statementPdf(ctx, await getOwnParty(ctx)),
);
