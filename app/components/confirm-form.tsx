import { useNavigation } from '@remix-run/react';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useT } from '~/i18n/t';
import { Button, buttonClass, type ButtonSize, type ButtonTone } from './button';
import { Form, FormActions, SubmitButton } from './form';
import type { FormResult } from './form-context';

/** Loaded when it is first opened: most visits confirm nothing. */
const Dialog = lazy(() => import('./dialog'));

type ConfirmFormProps = {
  /** On the button that opens. */
  readonly label: string;
  readonly title: string;
  /** What will happen, and whether it can be undone. */
  readonly consequence: ReactNode;
  /** The same verb as on the first button. */
  readonly confirmLabel: string;
  readonly tone?: Extract<ButtonTone, 'primary' | 'danger'> | undefined;
  readonly openTone?: ButtonTone | undefined;
  readonly size?: ButtonSize | undefined;
  readonly formKey?: string | undefined;
  readonly intent?: string | undefined;
  readonly action?: string | undefined;
  readonly result?: FormResult | null | undefined;
  readonly reloadDocument?: boolean | undefined;
  /** Fields: a reason, an amount. */
  readonly children?: ReactNode;
};

/** A button that states the consequence before it acts: a dialog, or without JavaScript a panel. */
export function ConfirmForm(props: ConfirmFormProps) {
  const failed = props.result !== undefined && props.result !== null && isMine(props);
  const [isOpen, setOpen] = useState(failed);
  const [answered, setAnswered] = useState(props.result);
  if (answered !== props.result) {
    setAnswered(props.result);
    if (failed) setOpen(true);
  }
  const isSending = useIsSending(props);
  const [wasSending, setWasSending] = useState(isSending);
  if (wasSending !== isSending) {
    setWasSending(isSending);
    if (wasSending && !failed) setOpen(false);
  }
  const close = () => {
    setOpen(false);
  };
  return (
    <>
      <details className="relative inline-block" open={failed && !isOpen}>
        <summary
          role="button"
          className={buttonClass(props.openTone ?? props.tone ?? 'secondary', props.size)}
          onClick={(event) => {
            event.preventDefault();
            setOpen(true);
          }}
        >
          {props.label}
        </summary>
        <div className="mt-2 max-w-80 rounded border border-line bg-surface p-4 text-left whitespace-normal">
          <Question {...props} />
        </div>
      </details>
      {isOpen && (
        <Suspense fallback={null}>
          <Dialog title={props.title} onClose={close}>
            <Question {...props} onCancel={close} />
          </Dialog>
        </Suspense>
      )}
    </>
  );
}

function Question(props: ConfirmFormProps & { readonly onCancel?: (() => void) | undefined }) {
  const t = useT();
  const { consequence, confirmLabel, tone, formKey, intent, action, result, children } = props;
  return (
    <Form {...{ formKey, intent, action, result }} reloadDocument={props.reloadDocument}>
      <div className="text-ink-soft">{consequence}</div>
      {children}
      <FormActions>
        <SubmitButton tone={tone ?? 'primary'}>{confirmLabel}</SubmitButton>
        {props.onCancel && (
          <Button tone="quiet" onClick={props.onCancel}>
            {t('common.renounce')}
          </Button>
        )}
      </FormActions>
    </Form>
  );
}

/** From the press of the button until the page is read anew. */
function useIsSending({ intent, formKey }: ConfirmFormProps): boolean {
  const { formData } = useNavigation();
  const isField = (name: string, value = '') => (formData?.get(name) ?? '') === value;
  return formData !== undefined && isField('_intent', intent) && isField('_key', formKey);
}

function isMine({ result, intent }: ConfirmFormProps): boolean {
  return result?.values?.['_intent'] === intent;
}
