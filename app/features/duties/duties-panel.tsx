import { DateField } from '~/components/date-field';
import { DayText } from '~/components/dates';
import { CheckboxField, Field } from '~/components/field';
import { Form, FormActions, SubmitButton } from '~/components/form';
import type { FormResult } from '~/components/form-context';
import { Section } from '~/components/section';
import type { Duties } from '~/domain/care/duties';
import { useT } from '~/i18n/t';
import type { DutyRule } from './duty-queries.server';

type DutiesPanelProps = {
  readonly duties: Duties;
  readonly rules: readonly DutyRule[];
  readonly today: string;
  readonly formKey: string;
  readonly result: FormResult | null | undefined;
};

/** Which steps of an invoice are taken by different persons, from when on, and what was set before. */
export function DutiesPanel({ duties, rules, today, formKey, result }: DutiesPanelProps) {
  const t = useT();
  return (
    <Section title={t('care.duties.title')} description={t('care.duties.text')}>
      <Form formKey={`${formKey}-d`} result={result} intent="set-duties">
        <CheckboxField
          name="approverApart"
          label={t('care.duties.approverApart')}
          help={t('care.duties.approverApartHelp')}
          defaultChecked={duties.approverApart}
        />
        <CheckboxField
          name="payerApart"
          label={t('care.duties.payerApart')}
          help={t('care.duties.payerApartHelp')}
          defaultChecked={duties.payerApart}
        />
        <DateField name="validFrom" label={t('care.validFrom')} defaultValue={today} min={today} />
        <Field
          name="reason"
          label={t('care.duties.reason')}
          help={t('care.duties.reasonHelp')}
          maxLength={200}
        />
        <FormActions>
          <SubmitButton>{t('care.duties.set')}</SubmitButton>
        </FormActions>
      </Form>
      <DutyHistory rules={rules} />
    </Section>
  );
}

function DutyHistory({ rules }: Pick<DutiesPanelProps, 'rules'>) {
  const t = useT();
  if (rules.length === 0) return null;
  return (
    <ul className="mt-4 flex flex-col gap-2">
      {rules.map((rule) => (
        <li key={String(rule.id)}>
          <DayText day={rule.validFrom} /> — {t(`care.duties.approve.${yesNo(rule.approverApart)}`)}
          , {t(`care.duties.pay.${yesNo(rule.payerApart)}`)} ({rule.reason})
        </li>
      ))}
    </ul>
  );
}

const yesNo = (flag: boolean) => (flag ? 'apart' : 'any');
