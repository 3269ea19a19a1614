import { Send } from 'lucide-react';
import { FactGrid } from '~/components/fact-grid';
import { Money } from '~/components/figures';
import { Form, FormActions, SubmitButton } from '~/components/form';
import type { FormResult } from '~/components/form-context';
import { Notice } from '~/components/notice';
import { Section } from '~/components/section';
import { useT } from '~/i18n/t';

type PanelProps = {
  readonly invoiceIds: readonly bigint[];
  readonly totalXof: bigint;
  readonly balanceXof: bigint | null;
  readonly formKey: string;
  readonly result: FormResult | null | undefined;
};

/** What leaves the wallet, and the button that orders it. */
export function OrderPanel({ invoiceIds, totalXof, balanceXof, formKey, result }: PanelProps) {
  const t = useT();
  const balance =
    balanceXof === null ? t('payouts.balanceUnread') : <Money amountXof={balanceXof} />;
  return (
    <Section title={t('payouts.payByWave')}>
      <div className="flex flex-col gap-4">
        <FactGrid
          facts={[
            { label: t('payouts.total'), value: <Money amountXof={totalXof} strong /> },
            { label: t('payouts.balance'), value: balance },
          ]}
        />
        {balanceXof !== null && balanceXof < totalXof && (
          <Notice tone="warn">{t('payouts.balanceShort')}</Notice>
        )}
        <p className="text-sm text-ink-soft">{t('payouts.fees')}</p>
        <p className="text-sm text-ink-soft">{t('payouts.irrevocable')}</p>
        <Form formKey={formKey} result={result}>
          {invoiceIds.map((id, index) => (
            <input key={String(id)} type="hidden" name={`invoiceIds.${index}`} value={String(id)} />
          ))}
          <input type="hidden" name="totalXof" value={String(totalXof)} />
          <FormActions>
            <SubmitButton icon={Send}>
              {t('payouts.pay', { count: invoiceIds.length, amountXof: totalXof })}
            </SubmitButton>
          </FormActions>
        </Form>
      </div>
    </Section>
  );
}
