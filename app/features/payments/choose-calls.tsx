import { LinkButton } from '~/components/button';
import { DayText, PeriodText } from '~/components/dates';
import { MoneyField } from '~/components/field';
import { Money } from '~/components/figures';
import { Form, FormActions, SubmitButton } from '~/components/form';
import type { FormResult } from '~/components/form-context';
import { Section } from '~/components/section';
import { useT } from '~/i18n/t';
import type { OpenCallRow, Payer } from './payer-queries.server';

type ChooseCallsProps = {
  readonly receiptId: bigint;
  readonly payer: Payer;
  readonly leftXof: bigint;
  /** Each with what the oldest-first rule would give it. */
  readonly calls: readonly (OpenCallRow & { readonly suggestedXof: bigint })[];
  readonly formKey: string;
  readonly result: FormResult | null | undefined;
  /** Null when the receipt itself names its employer. */
  readonly changeTo: string | null;
};

/** What each open call of the employer is given; the oldest first is already filled in. */
export function ChooseCalls(props: ChooseCallsProps) {
  const { receiptId, payer, leftXof, calls, formKey, result, changeTo } = props;
  const t = useT();
  const change = changeTo !== null && (
    <LinkButton size="small" tone="quiet" to={changeTo}>
      {t('payments.employerChange')}
    </LinkButton>
  );
  return (
    <Section title={payer.name} description={`NINEA ${payer.ninea}`} actions={change}>
      {calls.length === 0 ? (
        <p className="text-ink-soft">{t('payments.allocate.nothingOpen')}</p>
      ) : (
        <Form formKey={`${formKey}-c`} result={result} intent="allocate">
          <p className="text-ink-soft">
            {t('payments.toAllocate.chooseCalls', { amountXof: leftXof })}
          </p>
          <input type="hidden" name="receiptId" value={String(receiptId)} />
          <input type="hidden" name="affiliationId" value={String(payer.id)} />
          <ul className="flex flex-col divide-y divide-line">
            {calls.map((call, index) => (
              <li key={String(call.id)} className="py-3">
                <input type="hidden" name={`lines.${index}.callId`} value={String(call.id)} />
                <MoneyField
                  name={`lines.${index}.amountXof`}
                  label={
                    <>
                      {call.number ?? ''} · <PeriodText period={call.period} />
                    </>
                  }
                  help={
                    <>
                      {t('contributions.open')} <Money amountXof={call.openXof} /> ·{' '}
                      {t('contributions.dueOn')} <DayText day={call.dueOn} />
                    </>
                  }
                  optional
                  {...(call.suggestedXof > 0n ? { defaultValue: call.suggestedXof } : {})}
                />
              </li>
            ))}
          </ul>
          <FormActions>
            <SubmitButton>{t('payments.toAllocate.confirm')}</SubmitButton>
          </FormActions>
        </Form>
      )}
    </Section>
  );
}
