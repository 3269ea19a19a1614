import { useEffect, useState } from 'react';
import { PasswordField } from '~/components/field';
import { useT } from '~/i18n/t';

type PasswordInputProps = {
  readonly name: string;
  readonly label: string;
  readonly autoComplete: 'current-password' | 'new-password';
  readonly help?: string | undefined;
};

/** A password; where JavaScript runs, it can be shown while it is typed. */
export function PasswordInput(props: PasswordInputProps) {
  const t = useT();
  const [isShown, setShown] = useState(false);
  const [isReady, setReady] = useState(false);
  useEffect(() => {
    setReady(true);
  }, []);
  return (
    <div className="flex flex-col gap-2">
      <PasswordField
        {...props}
        type={isShown ? 'text' : 'password'}
        autoCapitalize="none"
        spellCheck={false}
      />
      {isReady && (
        <label className="flex items-center gap-2 text-sm text-ink-soft">
          <input
            type="checkbox"
            className="size-4"
            checked={isShown}
            onChange={(event) => {
              setShown(event.currentTarget.checked);
            }}
          />
          {t('auth.showPassword')}
        </label>
      )}
    </div>
  );
}
