import type { CommandResult, IpmContext } from '~/platform/context';
import { enterInvoice } from './enter-invoice.server';
import type { EnterInvoiceInput } from './invoice-form';

/** A provider enters an invoice of its own; any other provider's adhesion is not there for it. */
export function enterOwnInvoice(
  ctx: IpmContext,
  input: EnterInvoiceInput,
): Promise<CommandResult<{ readonly invoiceId: bigint }>> {
  return enterInvoice(ctx, input, ctx.organisationIds);
}
