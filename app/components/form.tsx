import { Form as RemixForm, useNavigation } from '@remix-run/react';
import type { LucideIcon } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { useT } from '~/i18n/t';
import { Button, type ButtonTone } from './button';
import { classNames } from './class-names';
import { ErrorSummary } from './error-summary';
import { FormContext, type FormResult } from './form-context';
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

/** With several forms on the page, an answer belongs to the one whose intent was sent. */
function resultOf(result: FormResult | null | undefined, intent: string | undefined) {
  if (!result) return null;
  const sent = result.values?.['_intent'];
  return sent === undefined || intent === undefined || sent === intent ? result : null;
}
