import { SelectField } from '~/components/field';
import { useT } from '~/i18n/t';

export type ProviderChoice = {
  readonly id: bigint;
  readonly number: string;
  readonly name: string;
};

type FieldProps = {
  readonly providers: readonly ProviderChoice[];
  /** Chosen beforehand. */
  readonly adhesionId: bigint | null;
};

/** Whose invoice it is; a provider with one convention is not asked. */
export function ProviderField({ providers, adhesionId }: FieldProps) {
  const t = useT();
  const [only] = providers;
  if (providers.length === 1 && only !== undefined) {
    return (
      <div>
        <input type="hidden" name="adhesionId" value={String(only.id)} />
        <p className="font-medium">{t('care.provider')}</p>
        <p>{`${only.name}, ${only.number}`}</p>
      </div>
    );
  }
  return (
    <SelectField
      name="adhesionId"
      label={t('care.provider')}
      emptyLabel={t('care.form.chooseProvider')}
      options={providers.map(({ id, number, name }) => ({
        value: String(id),
        label: `${name}, ${number}`,
      }))}
      defaultValue={adhesionId === null ? undefined : String(adhesionId)}
    />
  );
}
