import { createContext, useContext } from 'react';

/** What an action gives back when the command was not done (the handler's ActionData). */
export type FormResult = {
  readonly formError?: string | null | undefined;
  readonly fieldErrors?: Readonly<Record<string, string>> | undefined;
  readonly values?: Readonly<Record<string, string>> | undefined;
};

type FormState = { readonly prefix: string; readonly result: FormResult | null };

export const FormContext = createContext<FormState>({ prefix: 'field', result: null });

/** The id, the error and the typed value of a field, from the form around it. */
export function useFieldState(name: string, ownError?: string) {
  const { prefix, result } = useContext(FormContext);
  return {
    id: fieldId(prefix, name),
    error: ownError ?? result?.fieldErrors?.[name],
    typed: result?.values?.[name],
    wasSent: result?.values !== undefined,
  };
}

export const fieldId = (prefix: string, name: string) => `${prefix}-${name.replaceAll('.', '-')}`;
