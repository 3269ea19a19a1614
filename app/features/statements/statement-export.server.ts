import type { ExportColumn, ExportRows } from '~/platform/export.server';
import type { IpmContext } from '~/platform/context';
import {
  eachMovement,
  readPartyStatement,
  type Movement,
  type Party,
} from './party-statement.server';

type Line = Partial<Movement> & { readonly operation?: string; readonly balanceXof: bigint };

/** The statement as a file: the opening balance first, the closing one last. */
export async function statementFile(ctx: IpmContext, party: Party) {
  const { t } = ctx;
  const { from, to, openingXof, closingXof } = await readPartyStatement(ctx, party);
  const columns: ExportColumn<Line>[] = [
    { header: t('ledger.valueDate'), kind: 'day', value: ({ valueDate }) => valueDate ?? null },
    {
      header: t('paying.statement.operation'),
      value: ({ event, operation }) =>
        event === undefined ? (operation ?? null) : t(`ledger.events.${event}`),
    },
    { header: t('payments.reference'), value: ({ reference }) => reference ?? null },
    { header: t('ledger.piece'), value: ({ number }) => number ?? null },
    {
      header: t('paying.statement.called'),
      kind: 'amount',
      value: ({ debitXof }) => debitXof ?? null,
    },
    {
      header: t('paying.statement.received'),
      kind: 'amount',
      value: ({ creditXof }) => creditXof ?? null,
    },
    { header: t('ledger.running'), kind: 'amount', value: ({ balanceXof }) => balanceXof },
  ];
  async function* lines(): AsyncGenerator<Line> {
    yield { valueDate: from, operation: t('ledger.opening'), balanceXof: openingXof };
    yield* eachMovement(ctx, party, { from, to });
    yield { valueDate: to, operation: t('ledger.closingBalance'), balanceXof: closingXof };
  }
  const rows: ExportRows<Line> = lines();
  return {
    name: t('paying.statement.fileName', { number: party.number, from, to }),
    columns,
    rows,
    notice: ctx.demo ? t('common.demonstration') : null,
  };
}
