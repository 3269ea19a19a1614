import { Send } from 'lucide-react';
import { Fragment } from 'react';
import { CheckboxField } from '~/components/field';
import { FactGrid } from '~/components/fact-grid';
import { Money } from '~/components/figures';
import { Form, FormActions, SubmitButton } from '~/components/form';
import type { FormResult } from '~/components/form-context';
import { Notice } from '~/components/notice';
import { Section } from '~/components/section';
import { useT } from '~/i18n/t';
import type { Payable } from './payable-queries.server';

type PanelProps = {
  readonly payables: readonly Payable[];
  readonly totalXof: bigint;
  readonly balanceXof: bigint | null;
  readonly formKey: string;
  readonly result: FormResult | null | undefined;
};

/** What leaves the wallet, and the button that orders it. */
export function OrderPanel({ payables, totalXof, balanceXof, formKey, result }: PanelProps) {
  const t = useT();
  const isDoubted = payables.some(({ waveNameMatch }) => waveNameMatch === 'no-match');
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
        {balanceXof !== null && balanceXof <= totalXof && (
          <Notice tone="warn">{t('payouts.balanceShort')}</Notice>
        )}
        <p className="text-sm text-ink-soft">{t('payouts.fees')}</p>
        <p className="text-sm text-ink-soft">{t('payouts.leavesAtOnce')}</p>
        <Form formKey={formKey} result={result}>
          {payables.map(({ id, waveRecipient }, index) => (
            <Fragment key={String(id)}>
              <input type="hidden" name={`payouts.${index}.invoiceId`} value={String(id)} />
              <input
                type="hidden"
                name={`payouts.${index}.recipient`}
                value={waveRecipient ?? ''}
              />
            </Fragment>
          ))}
          <input type="hidden" name="totalXof" value={String(totalXof)} />
          {isDoubted && <CheckboxField name="namesVerified" label={t('payouts.namesVerified')} />}
          <FormActions>
            <SubmitButton icon={Send}>
              {t('payouts.pay', { count: payables.length, amountXof: totalXof })}
            </SubmitButton>
          </FormActions>
        </Form>
      </div>
    </Section>
  );
}
