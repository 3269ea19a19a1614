import type { FormResult } from '~/components/form-context';
import { DayText } from '~/components/dates';
import { FactGrid } from '~/components/fact-grid';
import { HistoryList } from '~/components/history-list';
import { Notice } from '~/components/notice';
import { DetailLayout, Section } from '~/components/section';
import type { CareReason } from '~/domain/care/care-reason';
import { displayPhone } from '~/domain/affiliation/phone';
import { actorName } from '~/features/audit/actor-name';
import { useT } from '~/i18n/t';
import { MemberContributions, MemberDependants, MemberEmployments } from './member-lists';
import type { MemberPage } from './member-page.server';

type MemberReportProps = { readonly page: MemberPage; readonly result: FormResult | undefined };

/** One participant: rights today, identity, employments, family, contributions, history. */
export function MemberReport({ page, result }: MemberReportProps) {
  const t = useT();
  return (
    <DetailLayout
      main={
        <>
          <Rights page={page} />
          <Identity page={page} />
          <MemberEmployments page={page} />
          <MemberDependants page={page} result={result} />
          {page.contributions !== null && <MemberContributions page={page} />}
        </>
      }
      aside={
        <Section title={t('members.history')}>
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

function Rights({ page: { reasons } }: { readonly page: MemberPage }) {
  const t = useT();
  if (reasons.length === 0) {
    return (
      <Notice tone="success" title={t('members.entitledTitle')}>
        {t('members.entitledText')}
      </Notice>
    );
  }
  return (
    <Notice tone="warn" title={t('members.notEntitledTitle')}>
      <Reasons reasons={reasons} />
    </Notice>
  );
}

export function Reasons({ reasons }: { readonly reasons: readonly CareReason[] }) {
  const t = useT();
  return (
    <ul>
      {reasons.map(({ code, values }) => (
        <li key={code}>{t(`care.reasons.${code}`, values)}</li>
      ))}
    </ul>
  );
}

function Identity({ page: { member } }: { readonly page: MemberPage }) {
  const t = useT();
  const { birthDate, sex, phone, email, nin, enrolledOn, leftOn } = member;
  return (
    <Section title={t('members.identity')}>
      <FactGrid
        facts={[
          { label: t('members.fields.matricule'), value: member.matricule },
          {
            label: t('members.fields.birthDate'),
            value: birthDate !== null && <DayText day={birthDate} />,
          },
          { label: t('members.fields.sex'), value: sex && t.dynamic(`members.sexes.${sex}`) },
          { label: t('members.fields.phone'), value: phone && displayPhone(phone) },
          { label: t('members.fields.email'), value: email },
          { label: t('members.fields.nin'), value: nin },
          { label: t('members.fields.enrolledOn'), value: <DayText day={enrolledOn} /> },
          ...(leftOn === null
            ? []
            : [{ label: t('members.fields.leftOn'), value: <DayText day={leftOn} /> }]),
        ]}
      />
    </Section>
  );
}
