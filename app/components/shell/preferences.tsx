import { useContext } from 'react';
import { useT } from '~/i18n/t';
import { classNames } from '../class-names';
import { ThemeContext } from './theme-context';

type Choice = { readonly value: string; readonly label: string };

type PreferencesProps = {
  readonly returnTo: string;
  /** Beside each other, where there is no menu. */
  readonly isRow?: boolean | undefined;
};

/** Language and appearance: two small forms that a full load of the page answers. */
export function Preferences({ returnTo, isRow }: PreferencesProps) {
  const t = useT();
  const theme = useContext(ThemeContext);
  const languages = [
    { value: 'fr', label: t('shell.languageFr') },
    { value: 'en', label: t('shell.languageEn') },
  ];
  const themes = [
    { value: 'light', label: t('shell.themeLight') },
    { value: 'dark', label: t('shell.themeDark') },
    { value: 'system', label: t('shell.themeSystem') },
  ];
  return (
    <div className={isRow ? 'flex flex-wrap gap-4' : 'flex flex-col gap-2 px-2.5 py-2.5'}>
      <Choices
        {...{ returnTo }}
        name="language"
        label={t('shell.language')}
        chosen={t.language}
        choices={languages}
      />
      <Choices
        {...{ returnTo }}
        name="theme"
        label={t('shell.theme')}
        chosen={theme}
        choices={themes}
      />
    </div>
  );
}

type ChoicesProps = {
  readonly name: string;
  readonly label: string;
  readonly chosen: string;
  readonly choices: readonly Choice[];
  readonly returnTo: string;
};

function Choices({ name, label, chosen, choices, returnTo }: ChoicesProps) {
  return (
    <form method="post" action="/preferences" className="flex-auto">
      <input type="hidden" name="returnTo" value={returnTo} />
      <p className="mb-1 text-xs font-medium text-ink-soft">{label}</p>
      <div role="group" aria-label={label} className="flex gap-1 rounded bg-sunken p-1">
        {choices.map((choice) => (
          <button
            key={choice.value}
            type="submit"
            name={name}
            value={choice.value}
            aria-pressed={choice.value === chosen}
            className={classNames(
              'min-h-9 flex-1 rounded px-2 text-sm sm:min-h-7',
              choice.value === chosen
                ? 'bg-surface font-medium text-ink shadow-sm'
                : 'text-ink-soft hover:text-ink',
            )}
          >
            {choice.label}
          </button>
        ))}
      </div>
    </form>
  );
}
