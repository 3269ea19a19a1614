import { LinkButton } from '~/components/button';
import { DateField } from '~/components/date-field';
import { CheckboxField, Field, MoneyField } from '~/components/field';
import { Form, FormActions, SubmitButton } from '~/components/form';
import type { FormResult } from '~/components/form-context';
import type { ContributionRule } from '~/domain/contributions/contribution-rule';
import { useT } from '~/i18n/t';

type RuleFieldsProps = {
  readonly base: string;
  readonly formKey: string;
  /** The rule before, whose terms are proposed. */
  readonly last: ContributionRule | null;
  readonly from: string;
  readonly result: FormResult | null | undefined;
};

/** The terms of a new rule, filled with those of the last one. */
export function RuleFields({ base, formKey, last, from, result }: RuleFieldsProps) {
  const t = useT();
  return (
    <Form formKey={formKey} result={result}>
      <DateField name="validFrom" label={t('contributions.rules.validFrom')} defaultValue={from} />
      <Field
        name="rateBasisPoints"
        label={t('contributions.rules.rate')}
        help={t('contributions.rules.rateHelp')}
        inputMode="decimal"
        suffix="%"
        width="short"
        defaultValue={typedPercent(last?.rateBasisPoints)}
      />
      <MoneyField
        name="ceilingXof"
        label={t('contributions.rules.ceiling')}
        help={t('contributions.rules.ceilingHelp')}
        defaultValue={last?.ceilingXof ?? 250_000n}
      />
      <MoneyField
        name="floorXof"
        label={t('contributions.rules.floor')}
        help={t('contributions.rules.floorHelp')}
        optional
        {...(last?.floorXof == null ? {} : { defaultValue: last.floorXof })}
      />
      <Field
        name="employerShareBasisPoints"
        label={t('contributions.rules.employerShare')}
        help={t('contributions.rules.employerShareHelp')}
        inputMode="decimal"
        suffix="%"
        width="short"
        defaultValue={typedPercent(last?.employerShareBasisPoints ?? 5_000)}
      />
      <Field
        name="waitingMonths"
        label={t('contributions.rules.waiting')}
        help={t('contributions.rules.waitingHelp')}
        inputMode="numeric"
        width="short"
        defaultValue={String(last?.waitingMonths ?? 2)}
      />
      <Field
        name="dueDayOfMonth"
        label={t('contributions.rules.dueDay')}
        help={t('contributions.rules.dueDayHelp')}
        inputMode="numeric"
        width="short"
        defaultValue={String(last?.dueDayOfMonth ?? 15)}
      />
      <Field
        name="source"
        label={t('contributions.rules.source')}
        help={t('contributions.rules.sourceHelp')}
        maxLength={200}
      />
      <CheckboxField
        name="confirmed"
        label={t('contributions.rules.confirmed')}
        help={t('contributions.rules.confirmedHelp')}
      />
      <FormActions>
        <SubmitButton>{t('contributions.rules.save')}</SubmitButton>
        <LinkButton tone="quiet" to={`${base}/rules`}>
          {t('common.cancel')}
        </LinkButton>
      </FormActions>
    </Form>
  );
}

/** 650 → `6,5`, as people type it. */
function typedPercent(rateBasisPoints: number | undefined): string {
  if (rateBasisPoints === undefined) return '';
  const whole = Math.trunc(rateBasisPoints / 100);
  const rest = String(rateBasisPoints % 100)
    .padStart(2, '0')
    .replace(/0+$/, '');
  return rest === '' ? String(whole) : `${whole},${rest}`;
}
