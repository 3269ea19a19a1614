import { Form, SubmitButton } from '~/components/form';
import type { FormResult } from '~/components/form-context';
import type { ButtonTone } from '~/components/button';

type OrderButtonProps = {
  readonly intent: string;
  readonly result: FormResult | null | undefined;
  readonly label: string;
  readonly tone?: ButtonTone | undefined;
  /** Hidden fields: what the order is about. */
  readonly values: Readonly<Record<string, string>>;
};

/** An order of one button. */
export function OrderButton({ intent, result, label, tone, values }: OrderButtonProps) {
  return (
    <Form intent={intent} result={isAbout(result, values) ? result : null}>
      {Object.entries(values).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div>
        <SubmitButton tone={tone ?? 'secondary'}>{label}</SubmitButton>
      </div>
    </Form>
  );
}

/** Of the buttons of a list, the answer belongs to the one that was pressed. */
function isAbout(result: FormResult | null | undefined, values: Readonly<Record<string, string>>) {
  return Object.entries(values).every(([name, value]) => result?.values?.[name] === value);
}
