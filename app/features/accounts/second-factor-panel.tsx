import { ConfirmForm } from '~/components/confirm-form';
import { Form, FormActions, SubmitButton } from '~/components/form';
import type { FormResult } from '~/components/form-context';
import { StateBadge } from '~/components/state-badge';
import { useT } from '~/i18n/t';
import { useFormat } from '~/i18n/use-format';
import type { SecondFactor } from './account-queries.server';
import { CodeField } from './code-field';
import { PasswordInput } from './password-input';

type PanelProps<Factor = SecondFactor> = {
  readonly factor: Factor;
  readonly result: FormResult | undefined;
};

/** Off, being set up, or on. */
export function SecondFactorPanel({ factor, result }: PanelProps) {
  if (factor.state === 'on') return <FactorOn factor={factor} result={result} />;
  if (factor.state === 'begun') return <FactorBegun factor={factor} result={result} />;
  return <FactorOff result={result} />;
}

function FactorOff({ result }: Pick<PanelProps, 'result'>) {
  const t = useT();
  return (
    <>
      <p className="mb-4 text-ink-soft">{t('auth.security.factorOff')}</p>
      <Form intent="start" result={result}>
        <FormActions>
          <SubmitButton>{t('auth.security.factorStart')}</SubmitButton>
        </FormActions>
      </Form>
    </>
  );
}

type Begun = Extract<SecondFactor, { state: 'begun' }>;

function FactorBegun({ factor, result }: PanelProps<Begun>) {
  const t = useT();
  const { path, size, secret } = factor;
  return (
    <div className="flex flex-col gap-5">
      <p>{t('auth.security.factorScan')}</p>
      <svg
        role="img"
        aria-label={t('auth.security.factorQr')}
        viewBox={`0 0 ${size} ${size}`}
        shapeRendering="crispEdges"
        className="size-52 max-w-full rounded border border-line"
      >
        <rect width={size} height={size} fill="#fff" />
        <path d={path} fill="#000" />
      </svg>
      <p>
        {t('auth.security.factorType')}{' '}
        <code className="block font-mono text-base break-words select-all">{secret}</code>
      </p>
      <Form intent="enable" result={result}>
        <p>{t('auth.security.factorConfirm')}</p>
        <CodeField />
        <FormActions>
          <SubmitButton>{t('auth.security.factorEnable')}</SubmitButton>
        </FormActions>
      </Form>
      <Form intent="start">
        <FormActions>
          <SubmitButton tone="quiet">{t('auth.security.factorRestart')}</SubmitButton>
        </FormActions>
      </Form>
    </div>
  );
}

type On = Extract<SecondFactor, { state: 'on' }>;

function FactorOn({ factor, result }: PanelProps<On>) {
  const t = useT();
  const format = useFormat();
  const day = format.day(factor.since.toISOString());
  return (
    <>
      <p className="mb-4 flex flex-wrap items-center gap-2">
        <StateBadge tone="settled">{t('auth.security.on')}</StateBadge>
        {t('auth.security.factorOn', { day })}
      </p>
      {factor.isRequired ? (
        <p className="text-ink-soft">{t('auth.security.factorKept')}</p>
      ) : (
        <ConfirmForm
          label={t('auth.security.factorDisable')}
          title={t('auth.security.factorDisableTitle')}
          consequence={t('auth.security.factorDisableText')}
          confirmLabel={t('auth.security.factorDisable')}
          tone="danger"
          openTone="secondary"
          intent="disable"
          result={result}
        >
          <PasswordInput
            name="currentPassword"
            label={t('auth.currentPassword')}
            autoComplete="current-password"
          />
          <CodeField />
        </ConfirmForm>
      )}
    </>
  );
}
