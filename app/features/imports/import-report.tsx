import type { ReactNode } from 'react';
import { InstantText, DayText } from '~/components/dates';
import { Count } from '~/components/figures';
import { Form, SubmitButton } from '~/components/form';
import { LinkButton } from '~/components/button';
import { HistoryList } from '~/components/history-list';
import { Notice } from '~/components/notice';
import { DetailLayout, Section } from '~/components/section';
import { useT } from '~/i18n/t';
import type { ImportPage } from './import-page.server';
import { ImportLeavers } from './import-leavers';
import { ImportProgress } from './import-progress';
import { ImportSamples } from './import-samples';
import { ImportWarnings } from './import-warnings';
import { ImportWrongRows } from './import-wrong-rows';

/** The dry run, the work as it goes, or what was done. */
export function ImportReport({ page }: { readonly page: ImportPage }) {
  const t = useT();
  const { base, batch, changes, warnings, wrong, history, mayImport } = page;
  const isWorking = ['uploaded', 'analysing', 'applying', 'undoing'].includes(batch.state);
  return (
    <DetailLayout
      main={
        <>
          {isWorking && <Work page={page} />}
          <Message page={page} />
          {!isWorking && batch.state !== 'refused' && <Counts page={page} />}
          {!isWorking && (
            <ImportWrongRows
              fileTo={mayImport ? `${base}/imports/${batch.id}/wrong-rows` : null}
              total={batch.wrongCount}
              correctTo={mayImport && batch.state === 'applied' ? '?row=' : null}
              {...wrong}
            />
          )}
          {!isWorking && <ImportLeavers page={page} />}
          {!isWorking && <ImportWarnings rows={warnings} total={batch.warningCount} />}
          {!isWorking && <ImportSamples changes={changes} isApplied={wasApplied(page)} />}
        </>
      }
      aside={
        <>
          <Facts page={page} />
          <Section title={t('imports.history')}>
            <HistoryList
              entries={history.map(({ id, at, actor, action }) => ({
                id,
                at,
                who: actor,
                what: t.dynamic(`audit.actions.${action}`),
              }))}
            />
          </Section>
        </>
      }
    />
  );
}

function Work({ page }: { readonly page: ImportPage }) {
  const t = useT();
  const { base, batch, progress, formKey, mayImport } = page;
  if (progress?.state === 'failed') {
    return (
      <Notice
        tone="danger"
        title={t('imports.failedTitle')}
        actions={
          mayImport && (
            <Form formKey={formKey} intent="resume">
              <input type="hidden" name="batchId" value={String(batch.id)} />
              <SubmitButton>{t('imports.resume')}</SubmitButton>
            </Form>
          )
        }
      >
        {t('imports.failedText')}
      </Notice>
    );
  }
  const isApplying = batch.state === 'applying';
  const isUndoing = batch.state === 'undoing';
  return (
    <ImportProgress
      key={batch.state}
      label={t(
        isUndoing ? 'imports.undoing' : isApplying ? 'imports.applying' : 'imports.analysing',
      )}
      eventsTo={`${base}/jobs/${batch.id}/events`}
      initial={{
        state: progress?.state ?? 'waiting',
        done: progress?.doneCount ?? 0,
        total: isApplying ? batch.rowCount : isUndoing ? (progress?.total ?? null) : null,
      }}
    />
  );
}

function Message({ page }: { readonly page: ImportPage }) {
  const t = useT();
  const { base, batch } = page;
  const count = batch.createCount + batch.changeCount;
  const { leaving } = page.leavers;
  if (batch.state === 'refused') {
    return (
      <Notice tone="danger" title={t('imports.refusedTitle')}>
        {t.dynamic(`reasons.${batch.refusal ?? ''}`)}
      </Notice>
    );
  }
  if (batch.state === 'ready' && count + leaving === 0) {
    return <Notice title={t('imports.nothingTitle')}>{t('imports.nothingText')}</Notice>;
  }
  if (batch.state === 'undone') {
    return <Notice title={t('imports.undoneTitle')}>{t('imports.undoneText')}</Notice>;
  }
  if (batch.state !== 'applied') return null;
  const list = batch.kind === 'employers' ? 'employers' : 'members';
  return (
    <Notice
      tone="success"
      title={t('imports.appliedTitle')}
      actions={
        <LinkButton to={`${base}/${list}`} size="small">
          {t('imports.seeRecords')}
        </LinkButton>
      }
    >
      {t('imports.appliedText', { count })}
      {batch.leftCount > 0 && ` ${t('imports.leavers.leftText', { count: batch.leftCount })}`}
    </Notice>
  );
}

/** Undone since, or not. */
const wasApplied = ({ batch: { state } }: ImportPage) => state === 'applied' || state === 'undone';

function Counts({ page }: { readonly page: ImportPage }) {
  const t = useT();
  const { batch } = page;
  const figures = [
    { label: t('imports.outcome.created'), count: batch.createCount },
    { label: t('imports.outcome.changed'), count: batch.changeCount },
    { label: t('imports.outcome.unchanged'), count: batch.unchangedCount },
    { label: t('imports.outcome.wrongTitle'), count: batch.wrongCount },
    ...(batch.isComplete
      ? [
          {
            label: t('imports.leavers.fateTitle'),
            count: wasApplied(page) ? batch.leftCount : page.leavers.leaving,
          },
        ]
      : []),
  ];
  return (
    <Section title={t(wasApplied(page) ? 'imports.outcome.doneTitle' : 'imports.outcome.title')}>
      <dl className="grid grid-cols-2 gap-4 sm:grid-cols-[repeat(auto-fit,minmax(6rem,1fr))]">
        {figures.map(({ label, count }) => (
          <div key={label}>
            <dt className="text-sm text-ink-soft">{label}</dt>
            <dd className="tabular text-xl font-semibold">
              <Count value={count} />
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}

function Facts({ page: { batch, history, mayImport } }: { readonly page: ImportPage }) {
  const t = useT();
  const kilobytes = Math.max(1, Math.round(Number(batch.sizeBytes) / 1024));
  const read = batch.columns.flatMap(({ column }) =>
    column === null ? [] : [t(`imports.columns.${column}`)],
  );
  const ignored = batch.columns.flatMap(({ header, column }) =>
    column === null && header !== '' ? [header] : [],
  );
  const facts: readonly { readonly label: string; readonly value: ReactNode }[] = [
    { label: t('imports.facts.effectiveOn'), value: <DayText day={batch.effectiveOn} /> },
    { label: t('imports.facts.by'), value: history.at(-1)?.actor },
    { label: t('imports.facts.at'), value: <InstantText instant={batch.createdAt} /> },
    { label: t('imports.facts.size'), value: t('imports.kilobytes', { count: kilobytes }) },
    { label: t('imports.facts.read'), value: read.join(', ') },
    ...(ignored.length === 0
      ? []
      : [{ label: t('imports.facts.ignored'), value: ignored.join(', ') }]),
  ];
  return (
    <Section
      actions={
        mayImport &&
        batch.state === 'ready' && (
          <LinkButton to="?columns" size="small">
            {t('imports.mapping.change')}
          </LinkButton>
        )
      }
    >
      <dl className="flex flex-col gap-3">
        {facts.map(({ label, value }) => (
          <div key={label}>
            <dt className="text-sm text-ink-soft">{label}</dt>
            <dd className="font-medium break-words">{value}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
