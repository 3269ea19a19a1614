import { type Column, DataTable } from '~/components/data-table';
import { DayText, PeriodText } from '~/components/dates';
import { Money } from '~/components/figures';
import type { FormResult } from '~/components/form-context';
import { Section } from '~/components/section';
import { StateBadge } from '~/components/state-badge';
import { OPEN_END } from '~/domain/period';
import { useT } from '~/i18n/t';
import { AddDependantAct, DependantActs } from './dependant-acts';
import type { MemberPage } from './member-page.server';

type PageProps = { readonly page: MemberPage };

export function MemberEmployments({ page: { base, employments, mayOpenEmployer } }: PageProps) {
  const t = useT();
  const columns: Column<MemberPage['employments'][number]>[] = [
    {
      key: 'employer',
      header: t('members.fields.employer'),
      cell: ({ employerName }) => employerName,
    },
    {
      key: 'salary',
      header: t('members.fields.salary'),
      align: 'end',
      phone: 'value',
      cell: ({ monthlySalaryXof }) => <Money amountXof={monthlySalaryXof} />,
    },
    {
      key: 'from',
      header: t('members.since'),
      cell: ({ validFrom }) => <DayText day={validFrom} />,
    },
    { key: 'to', header: t('members.until'), cell: ({ validTo }) => <End day={validTo} /> },
  ];
  return (
    <Section title={t('members.employments')} flush>
      <DataTable
        caption={t('members.employments')}
        columns={columns}
        rows={employments}
        rowKey={({ id }) => String(id)}
        rowTo={
          mayOpenEmployer ? ({ affiliationId }) => `${base}/employers/${affiliationId}` : undefined
        }
        empty={<None text={t('members.noEmployment')} />}
        dense
      />
    </Section>
  );
}

type DependantsProps = PageProps & { readonly result: FormResult | undefined };
type Dependant = MemberPage['dependants'][number];

export function MemberDependants({ page, result }: DependantsProps) {
  const t = useT();
  const columns: Column<Dependant>[] = [
    {
      key: 'name',
      header: t('members.columns.dependant'),
      cell: ({ lastName, firstName }) => `${lastName} ${firstName}`,
    },
    {
      key: 'relation',
      header: t('members.fields.relation'),
      cell: ({ relation }) => t(`members.relations.${relation}`),
    },
    {
      key: 'age',
      header: t('members.fields.age'),
      align: 'end',
      cell: ({ age }) => (age === null ? '—' : t('members.years', { count: age })),
    },
    {
      key: 'rights',
      header: t('members.columns.status'),
      wrap: true,
      cell: ({ reasons }) => <DependantRights reasons={reasons} />,
    },
    ...(page.mayWrite
      ? [
          {
            key: 'acts',
            header: t('members.columns.acts'),
            align: 'end' as const,
            phone: 'aside' as const,
            cell: (dependant: Dependant) => (
              <DependantActs page={page} result={result} dependant={dependant} />
            ),
          },
        ]
      : []),
  ];
  return (
    <Section
      title={t('members.dependants')}
      actions={<AddDependantAct page={page} result={result} />}
      flush
    >
      <DataTable
        caption={t('members.dependants')}
        columns={columns}
        rows={page.dependants}
        rowKey={({ id }) => String(id)}
        empty={<None text={t('members.noDependant')} />}
      />
    </Section>
  );
}

function DependantRights({ reasons }: Pick<Dependant, 'reasons'>) {
  const t = useT();
  const [first] = reasons;
  if (first === undefined) return <StateBadge tone="settled">{t('members.hasRights')}</StateBadge>;
  return (
    <span className="flex flex-col items-start gap-0.5">
      <StateBadge tone="ended">{t('members.noRights')}</StateBadge>
      <span className="text-sm text-ink-soft">{t(`care.reasons.${first.code}`, first.values)}</span>
    </span>
  );
}

type Contribution = NonNullable<MemberPage['contributions']>[number];

export function MemberContributions({ page: { base, contributions } }: PageProps) {
  const t = useT();
  const columns: Column<Contribution>[] = [
    {
      key: 'period',
      header: t('members.contributionColumns.period'),
      cell: ({ period }) => <PeriodText period={period.slice(0, 7)} />,
    },
    {
      key: 'employer',
      header: t('members.contributionColumns.employer'),
      cell: ({ employerName }) => employerName,
      wrap: true,
    },
    {
      key: 'salary',
      header: t('members.contributionColumns.salary'),
      align: 'end',
      phone: 'hidden',
      cell: ({ salaryXof }) => <Money amountXof={salaryXof} />,
    },
    {
      key: 'worker',
      header: t('members.contributionColumns.worker'),
      align: 'end',
      phone: 'hidden',
      cell: ({ workerXof }) => <Money amountXof={workerXof} />,
    },
    {
      key: 'total',
      header: t('members.contributionColumns.total'),
      align: 'end',
      phone: 'value',
      cell: ({ totalXof }) => <Money amountXof={totalXof} />,
    },
  ];
  return (
    <Section title={t('members.contributions')} flush>
      <DataTable
        caption={t('members.contributions')}
        columns={columns}
        rows={contributions ?? []}
        rowKey={({ callId }) => String(callId)}
        rowTo={({ callId }) => `${base}/calls/${callId}`}
        empty={<None text={t('members.noContribution')} />}
        dense
      />
    </Section>
  );
}

function End({ day }: { readonly day: string }) {
  const t = useT();
  return day === OPEN_END ? t('members.ongoing') : <DayText day={day} />;
}

const None = ({ text }: { readonly text: string }) => (
  <p className="px-4 py-6 text-ink-soft">{text}</p>
);
