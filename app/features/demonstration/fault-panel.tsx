import { Field, SelectField } from '~/components/field';
import { Form, FormActions, SubmitButton } from '~/components/form';
import { Section } from '~/components/section';
import { useT } from '~/i18n/t';
import type { PanelProps } from './panel-props';
import type { SimulatedWave } from './simulated-wave-queries.server';

type Calls = SimulatedWave['calls'];

/** Which of the next calls fail, and how. */
export function FaultPanel({ chosen, result, calls }: PanelProps & { readonly calls: Calls }) {
  const t = useT();
  const { walletId, faults } = chosen.wallet;
  return (
    <Section title={t('demonstration.fault.title')} description={t('demonstration.fault.text')}>
      <Form intent="fault" result={result}>
        <input type="hidden" name="walletId" value={walletId} />
        <div className="grid gap-5 sm:grid-cols-2">
          <SelectField
            name="call"
            label={t('demonstration.fault.call')}
            options={calls.map(({ call }) => ({ value: call, label: labelOf(t, call) }))}
            emptyLabel={t('demonstration.fault.anyCall')}
            optional
          />
          <SelectField
            name="error"
            label={t('demonstration.fault.error')}
            options={[...silences(t), ...errorsOf(calls)]}
          />
          <Field
            name="times"
            label={t('demonstration.fault.times')}
            help={t('demonstration.fault.timesHelp')}
            inputMode="numeric"
            width="short"
            defaultValue="4"
          />
        </div>
        <FormActions>
          <SubmitButton>{t('demonstration.fault.plan')}</SubmitButton>
        </FormActions>
      </Form>
      {faults.length > 0 && (
        <>
          <h3 className="mt-5 font-medium">{t('demonstration.fault.planned')}</h3>
          <ul className="mt-1 list-disc pl-5">
            {faults.map(({ call, status, code, remaining, afterEffect }, index) => (
              <li key={index}>
                {call === null ? t('demonstration.fault.anyCall') : labelOf(t, call)} —{' '}
                {wordsOf(t, { status, code, afterEffect })} × {remaining}
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  );
}

type Translate = ReturnType<typeof useT>;

const labelOf = (t: Translate, call: string) => t.dynamic(`demonstration.calls.${call}`);

const silences = (t: Translate) =>
  (['slow', 'broken', 'lost'] as const).map((value) => ({
    value,
    label: t(`demonstration.fault.silences.${value}`),
  }));

function wordsOf(
  t: Translate,
  { status, code, afterEffect }: { status: number | null; code: string; afterEffect: boolean },
): string {
  if (status === null) return t('demonstration.fault.silences.slow');
  if (status === 0) return t('demonstration.fault.silences.broken');
  return afterEffect ? t('demonstration.fault.silences.lost') : `${status} ${code}`;
}

/** Every documented error once, by its status. */
function errorsOf(calls: Calls) {
  const errors = calls.flatMap((call) =>
    call.errors.map(({ status, code }) => `${status} ${code}`),
  );
  return [...new Set(errors)].sort().map((error) => ({ value: error, label: error }));
}
