import type { InvoiceAction } from '~/domain/care/invoice-state';
import type { Permission } from '~/domain/permissions';

/** The steps that a role may take, for the buttons of a page; the actions check again. */
export function mayAct(
  can: (permission: Permission) => boolean,
): Readonly<Record<InvoiceAction, boolean>> {
  return {
    adjudicate: can('invoice:adjudicate'),
    approve: can('invoice:approve'),
    refuse: can('invoice:approve'),
    pay: can('invoice:pay'),
    'undo-payment': can('invoice:pay'),
  };
}
