import { recordExport } from '~/features/audit/record-export.server';
import { streamStatement } from '~/features/ledger/account-statement.server';
import { statementColumns } from '~/features/ledger/ledger-exports';
import { statementQuestion } from '~/features/ledger/ledger-pages.server';
import { exportFormatOf, exportResponse } from '~/platform/export.server';
import { ipmLoader } from '~/platform/handler.server';

export const loader = ipmLoader('ledger:read', async (ctx) => {
  await recordExport(ctx, 'ledger.exported');
  const question = statementQuestion(ctx);
  return exportResponse(exportFormatOf(ctx.query) ?? 'csv', {
    name: `${ctx.t('ledger.exportStatement')}-${question.account}-${ctx.ipm.slug}`,
    columns: statementColumns(ctx.t),
    rows: streamStatement(ctx, question),
    notice: ctx.demo ? ctx.t('ledger.notice') : null,
  });
});
