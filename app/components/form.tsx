import { Form as RemixForm, useNavigation } from '@remix-run/react';
import type { LucideIcon } from 'lucide-react';
import { type ReactNode, useContext, useEffect, useId, useRef, useState } from 'react';
import { useT } from '~/i18n/t';
import { Button, type ButtonTone } from './button';
import { classNames } from './class-names';
import { fieldId, FormContext, type FormResult } from './form-context';
import { Spinner } from './spinner';

type FormProps = {
  /** `formKey` of the loader: the same form sent twice is carried out once. */
  readonly formKey?: string | undefined;
  /** Which of the page's forms this is (`byIntent`). */
  readonly intent?: string | undefined;
  readonly result?: FormResult | null | undefined;
  readonly action?: string | undefined;
  readonly method?: 'post' | 'get' | undefined;
  /** Set for forms with files. */
  readonly withFiles?: boolean | undefined;
  readonly className?: string | undefined;
  /** Leaves the browser to send the form, e.g. when the answer is a redirection to another site. */
  readonly reloadDocument?: boolean | undefined;
  readonly children: ReactNode;
};

/** A form that keeps what was typed, says what is wrong, and works without JavaScript. */
export function Form(props: FormProps) {
  const { formKey, intent, action, method = 'post', withFiles, className } = props;
  const prefix = useId().replaceAll(':', '');
  const result = resultOf(props.result, intent);
  return (
    <FormContext.Provider value={{ prefix, result }}>
      <RemixForm
        method={method}
        {...(action === undefined ? {} : { action })}
        {...(withFiles ? { encType: 'multipart/form-data' as const } : {})}
        reloadDocument={props.reloadDocument ?? false}
        noValidate
        className={classNames('flex flex-col gap-5', className)}
      >
        {formKey !== undefined && <input type="hidden" name="_key" value={formKey} />}
        {intent !== undefined && <input type="hidden" name="_intent" value={intent} />}
        <ErrorSummary />
        {props.children}
      </RemixForm>
    </FormContext.Provider>
  );
}

type SubmitProps = {
  readonly children: ReactNode;
  /** Said while the answer is awaited; by default « Envoi en cours… ». */
  readonly pendingLabel?: string | undefined;
  readonly tone?: ButtonTone | undefined;
  readonly icon?: LucideIcon | undefined;
  readonly name?: string | undefined;
  readonly value?: string | undefined;
  readonly formAction?: string | undefined;
};

/** The button that sends the form: it says what it does, and cannot be pressed twice. */
export function SubmitButton({ children, pendingLabel, tone, icon, ...rest }: SubmitProps) {
  const t = useT();
  const navigation = useNavigation();
  const isSending = navigation.state !== 'idle' && navigation.formMethod === 'POST';
  return (
    <Button
      type="submit"
      tone={tone ?? 'primary'}
      disabled={isSending}
      {...(isSending ? {} : { icon })}
      {...rest}
    >
      {isSending ? (
        <>
          <Spinner /> {pendingLabel ?? t('common.sending')}
        </>
      ) : (
        children
      )}
    </Button>
  );
}

/** The row of buttons at the end of a form. */
export function FormActions({ children }: { readonly children: ReactNode }) {
  return <div className="flex flex-wrap items-center gap-2 pt-1">{children}</div>;
}

function ErrorSummary() {
  const t = useT();
  const { prefix, result } = useContext(FormContext);
  const box = useRef<HTMLDivElement>(null);
  const problems = Object.entries(result?.fieldErrors ?? {});
  const formError = result?.formError ?? null;
  const hasProblem = problems.length > 0 || formError !== null;
  const [labels, setLabels] = useState<Readonly<Record<string, string>>>({});
  useEffect(() => {
    if (!hasProblem) return;
    box.current?.focus();
    setLabels(labelsOf(prefix, Object.keys(result?.fieldErrors ?? {})));
  }, [hasProblem, prefix, result]);
  if (!hasProblem) return null;
  return (
    <div
      ref={box}
      role="alert"
      tabIndex={-1}
      className="rounded border border-late/40 bg-late-soft px-3 py-2.5 text-late"
    >
      <p className="font-semibold">
        {formError ?? t('common.form.problems', { count: problems.length })}
      </p>
      {problems.length > 0 && (
        <ul className="mt-1 list-disc pl-5">
          {problems.map(([name, sentence]) => (
            <li key={name}>
              <a className="underline underline-offset-2" href={`#${fieldId(prefix, name)}`}>
                {labels[name] === undefined
                  ? sentence
                  : t('common.labelled', { label: labels[name], text: sentence })}
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** The words above each field, as the page shows them. */
function labelsOf(prefix: string, names: readonly string[]): Record<string, string> {
  const labelled = names.map((name) => {
    const field = document.getElementById(fieldId(prefix, name));
    const label = field && 'labels' in field ? (field as HTMLInputElement).labels?.[0] : undefined;
    return [name, label?.firstChild?.textContent ?? undefined] as const;
  });
  return Object.fromEntries(labelled.flatMap(([name, label]) => (label ? [[name, label]] : [])));
}

/** With several forms on the page, an answer belongs to the one whose intent was sent. */
function resultOf(result: FormResult | null | undefined, intent: string | undefined) {
  if (!result) return null;
  const sent = result.values?.['_intent'];
  return sent === undefined || intent === undefined || sent === intent ? result : null;
}
