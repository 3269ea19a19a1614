import { LinkButton } from '~/components/button';
import { ConfirmForm } from '~/components/confirm-form';
import { InstantText } from '~/components/dates';
import type { FormResult } from '~/components/form-context';
import { Notice } from '~/components/notice';
import { useT } from '~/i18n/t';
import type { WalletRunRow } from './reconciliation-queries.server';
import { waveErrorForStaff } from '../wave-error';

/** How the last run went, or that one is under way. */
export function LastRun({
  run,
  isExpected,
}: {
  readonly run: WalletRunRow | null;
  readonly isExpected: boolean;
}) {
  const t = useT();
  if (isExpected) {
    return (
      <Notice
        actions={
          <LinkButton size="small" to="." reloadDocument>
            {t('reconciliation.refresh')}
          </LinkButton>
        }
      >
        {t('reconciliation.running')}
      </Notice>
    );
  }
  if (run === null) return null;
  const isFailed = run.state === 'failed';
  return (
    <Notice
      tone={isFailed ? 'danger' : run.waitingCount > 0 ? 'warn' : 'success'}
      title={
        <>
          {t('reconciliation.lastRun')} <InstantText instant={run.endedAt ?? run.startedAt} />
        </>
      }
    >
      {isFailed
        ? waveErrorForStaff(t, run.failureCode)
        : t('reconciliation.lastDone', {
            transactionCount: run.transactionCount,
            foundCount: run.foundCount,
            waitingCount: run.waitingCount,
          })}
    </Notice>
  );
}

/** Asks for a run: of one day, or of what is not final yet. */
export function RunButton({
  day,
  formKey,
  result,
}: {
  readonly day?: string | undefined;
  readonly formKey: string;
  readonly result: FormResult | null | undefined;
}) {
  const t = useT();
  const label = t(day === undefined ? 'reconciliation.run' : 'reconciliation.runDay');
  return (
    <ConfirmForm
      label={label}
      title={t('reconciliation.runTitle')}
      consequence={t('reconciliation.runConsequence')}
      confirmLabel={label}
      openTone="secondary"
      intent="run"
      formKey={`${formKey}-r`}
      result={result}
    >
      {day !== undefined && <input type="hidden" name="day" value={day} />}
    </ConfirmForm>
  );
}
