import { SelectField } from '~/components/field';
import { Form, SubmitButton } from '~/components/form';
import { useT } from '~/i18n/t';
import type { SimulatedWave } from './simulated-wave-queries.server';

type WalletChoiceProps = {
  readonly wallets: SimulatedWave['wallets'];
  readonly chosen: string;
};

export function WalletChoice({ wallets, chosen }: WalletChoiceProps) {
  const t = useT();
  return (
    <Form method="get" className="sm:flex-row sm:items-end">
      <div className="min-w-0 sm:w-80">
        <SelectField
          name="wallet"
          label={t('demonstration.wallet')}
          options={wallets.map(({ walletId, businessName }) => ({
            value: walletId,
            label: businessName,
          }))}
          defaultValue={chosen}
        />
      </div>
      <div>
        <SubmitButton tone="secondary">{t('demonstration.show')}</SubmitButton>
      </div>
    </Form>
  );
}
