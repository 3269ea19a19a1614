import { Field } from '~/components/field';
import { useT } from '~/i18n/t';

/** The six digits of an authenticator application. */
export function CodeField({ autoFocus }: { readonly autoFocus?: boolean | undefined }) {
  const t = useT();
  return (
    <Field
      name="code"
      label={t('auth.code')}
      inputMode="numeric"
      autoComplete="one-time-code"
      pattern="[0-9 ]*"
      maxLength={7}
      width="short"
      autoFocus={autoFocus ?? false}
      className="tabular tracking-widest"
    />
  );
}
