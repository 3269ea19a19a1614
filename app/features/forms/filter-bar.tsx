import { Form } from '@remix-run/react';
import type { ReactNode } from 'react';
import { Button } from '~/components/button';

type FilterBarProps = { readonly submitLabel: string; readonly children: ReactNode };

/** Questions to a list in one line: sent as the address, so that it can be kept and shared. */
export function FilterBar({ submitLabel, children }: FilterBarProps) {
  return (
    <Form
      method="get"
      noValidate
      className="no-print flex flex-wrap items-end gap-3 border-b border-line p-3"
    >
      {children}
      <Button type="submit">{submitLabel}</Button>
    </Form>
  );
}
