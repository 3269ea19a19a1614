import { recordExport } from '~/features/audit/record-export.server';
import { memberFilterOf } from '~/features/members/member-filter';
import { eachMember, type MemberRow } from '~/features/members/member-queries.server';
import { exportFormatOf, exportResponse } from '~/platform/export.server';
import { ipmLoader } from '~/platform/handler.server';

/** The list as a file, with the filters of the page. */
export const loader = ipmLoader('member:export', async (ctx) => {
  await recordExport(ctx, 'participant.exported');
  const { t } = ctx;
  return exportResponse<MemberRow>(exportFormatOf(ctx.query) ?? 'csv', {
    name: `${t('members.exportName')}-${ctx.today}`,
    rows: eachMember(ctx, memberFilterOf(ctx.query)),
    notice: ctx.demo ? t('members.notice') : null,
    columns: [
      { header: t('members.columns.matricule'), value: (row) => row.matricule },
      { header: t('members.columns.lastName'), value: (row) => row.lastName },
      { header: t('members.columns.firstName'), value: (row) => row.firstName },
      {
        header: t('members.columns.employer'),
        value: (row) => row.employers.map(({ name }) => name).join(', '),
      },
      {
        header: t('members.columns.salary'),
        kind: 'amount',
        value: (row) => row.monthlySalaryXof,
      },
      { header: t('members.columns.phone'), value: (row) => row.phone },
      {
        header: t('members.columns.dependants'),
        kind: 'count',
        value: (row) => row.dependantCount,
      },
      {
        header: t('members.columns.status'),
        value: (row) => t.dynamic(`members.statuses.${row.status}`),
      },
      { header: t('members.columns.enrolledOn'), kind: 'day', value: (row) => row.enrolledOn },
    ],
  });
});
