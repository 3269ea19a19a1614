import { LinkButton } from '~/components/button';
import { type Column, DataTable } from '~/components/data-table';
import { DayText, PeriodText } from '~/components/dates';
import { FactGrid } from '~/components/fact-grid';
import { Money } from '~/components/figures';
import { HistoryList } from '~/components/history-list';
import { Notice } from '~/components/notice';
import { DetailLayout, Section } from '~/components/section';
import { displayPhone } from '~/domain/affiliation/phone';
import { regionName } from '~/domain/affiliation/region';
import { OPEN_END } from '~/domain/period';
import { actorName } from '~/features/audit/actor-name';
import { useT } from '~/i18n/t';
import type { EmployerPage } from './employer-page.server';

type PageProps = { readonly page: EmployerPage };

/** One employer: facts, workers, calls and balance, suspensions, history. */
export function EmployerReport({ page }: PageProps) {
  const t = useT();
  return (
    <DetailLayout
      main={
        <>
          {page.employer.endedOn === null ? (
            <SuspensionNotice page={page} />
          ) : (
            <Notice title={t('affiliations.endedTitle', { day: page.employer.endedOn })}>
              {t('affiliations.endedText')}
            </Notice>
          )}
          <Facts page={page} />
          {page.calls !== null && <Calls page={page} />}
          {page.suspensions.length > 0 && <Suspensions page={page} />}
        </>
      }
      aside={
        <Section title={t('affiliations.history')}>
          <HistoryList
            entries={page.history.map(({ id, at, userId, actor, action, reason, changes }) => ({
              id: String(id),
              at,
              who: actorName(t, { userId, actor }),
              what: t.dynamic(`audit.actions.${action}`),
              why: reason,
              changes: changes.map((change) => ({
                field: t.dynamic(`audit.fields.${change.field}`),
                before: change.before === null ? null : String(change.before),
                after: change.after === null ? null : String(change.after),
              })),
            }))}
          />
        </Section>
      }
    />
  );
}

function SuspensionNotice({ page: { suspensions, today } }: PageProps) {
  const t = useT();
  const current = suspensions.find((one) => one.validFrom <= today && today < one.validTo);
  if (current === undefined) return null;
  return (
    <Notice tone="danger" title={t('affiliations.suspendedTitle', { day: current.validFrom })}>
      {current.motive}
    </Notice>
  );
}

function Facts({ page: { base, employer, maySeeMembers } }: PageProps) {
  const t = useT();
  return (
    <Section
      title={t('affiliations.facts')}
      actions={
        maySeeMembers && (
          <LinkButton to={`${base}/members?employer=${employer.id}`} size="small">
            {t('affiliations.seeWorkers')}
          </LinkButton>
        )
      }
    >
      <FactGrid
        facts={[
          { label: t('affiliations.fields.ninea'), value: employer.ninea },
          { label: t('affiliations.fields.number'), value: employer.number },
          { label: t('affiliations.fields.region'), value: regionName(employer.regionCode) },
          { label: t('affiliations.fields.sector'), value: employer.sector },
          {
            label: t('affiliations.fields.affiliatedOn'),
            value: <DayText day={employer.affiliatedOn} />,
          },
          {
            label: t('affiliations.columns.workers'),
            value: t('affiliations.workers', { count: employer.workerCount }),
          },
          {
            label: t('affiliations.columns.balance'),
            value: <Money amountXof={employer.balanceXof} />,
          },
          {
            label: t('affiliations.fields.phone'),
            value: employer.phone && displayPhone(employer.phone),
          },
          { label: t('affiliations.fields.email'), value: employer.email },
          { label: t('affiliations.fields.address'), value: employer.address },
        ]}
      />
    </Section>
  );
}

type Call = NonNullable<EmployerPage['calls']>[number];

function Calls({ page: { base, calls } }: PageProps) {
  const t = useT();
  const columns: Column<Call>[] = [
    {
      key: 'period',
      header: t('affiliations.callColumns.period'),
      cell: ({ period }) => <PeriodText period={period.slice(0, 7)} />,
    },
    {
      key: 'number',
      header: t('affiliations.callColumns.number'),
      cell: ({ number }) => <span className="tabular">{number}</span>,
    },
    {
      key: 'due',
      header: t('affiliations.callColumns.due'),
      cell: ({ dueOn }) => <DayText day={dueOn} />,
    },
    {
      key: 'total',
      header: t('affiliations.callColumns.total'),
      align: 'end',
      phone: 'hidden',
      cell: ({ totalXof }) => <Money amountXof={totalXof} />,
    },
    {
      key: 'rest',
      header: t('affiliations.callColumns.rest'),
      align: 'end',
      phone: 'value',
      cell: ({ totalXof, allocatedXof }) => <Money amountXof={totalXof - allocatedXof} />,
    },
  ];
  return (
    <Section title={t('affiliations.calls')} flush>
      <DataTable
        caption={t('affiliations.calls')}
        columns={columns}
        rows={calls ?? []}
        rowKey={({ id }) => String(id)}
        rowTo={({ id }) => `${base}/calls/${id}`}
        empty={<p className="px-4 py-6 text-ink-soft">{t('affiliations.noCall')}</p>}
        dense
      />
    </Section>
  );
}

function Suspensions({ page: { suspensions } }: PageProps) {
  const t = useT();
  const columns: Column<EmployerPage['suspensions'][number]>[] = [
    {
      key: 'motive',
      header: t('affiliations.fields.motive'),
      cell: ({ motive }) => motive,
    },
    {
      key: 'from',
      header: t('affiliations.since'),
      cell: ({ validFrom }) => <DayText day={validFrom} />,
    },
    {
      key: 'to',
      header: t('affiliations.until'),
      cell: ({ validTo }) =>
        validTo === OPEN_END ? t('affiliations.ongoing') : <DayText day={validTo} />,
    },
  ];
  return (
    <Section title={t('affiliations.suspensions')} flush>
      <DataTable
        caption={t('affiliations.suspensions')}
        columns={columns}
        rows={suspensions}
        rowKey={({ id }) => String(id)}
        dense
      />
    </Section>
  );
}
