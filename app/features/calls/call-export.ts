import type { Translate } from '~/i18n/t';
import type { CallLineRow } from './call-lines';
import type { CallRow } from './call-queries.server';

/** The columns of the list of calls as a file. */
export const callExportColumns = (t: Translate) => [
  { header: t('contributions.number'), value: (row: CallRow) => row.number ?? '' },
  { header: t('contributions.employer'), value: (row: CallRow) => row.employerName },
  { header: 'NINEA', value: (row: CallRow) => row.ninea },
  {
    header: t('contributions.month'),
    kind: 'day' as const,
    value: (row: CallRow) => row.period,
  },
  {
    header: t('contributions.state'),
    value: (row: CallRow) => t(`contributions.states.${row.state}`),
  },
  { header: t('contributions.dueOn'), kind: 'day' as const, value: (row: CallRow) => row.dueOn },
  {
    header: t('contributions.workers'),
    kind: 'count' as const,
    value: (row: CallRow) => row.lineCount,
  },
  {
    header: t('contributions.called'),
    kind: 'amount' as const,
    value: (row: CallRow) => row.totalXof,
  },
  {
    header: t('contributions.settled'),
    kind: 'amount' as const,
    value: (row: CallRow) => row.allocatedXof,
  },
  {
    header: t('contributions.settledOn'),
    kind: 'day' as const,
    value: (row: CallRow) => row.settledOn,
  },
];

/** The columns of one call's lines as a file. */
export const lineExportColumns = (t: Translate) => {
  const amount = (header: string, value: (line: CallLineRow) => bigint) => ({
    header,
    kind: 'amount' as const,
    value,
  });
  return [
    { header: t('contributions.matricule'), value: (line: CallLineRow) => line.matricule },
    { header: t('contributions.worker'), value: (line: CallLineRow) => line.fullName },
    amount(t('contributions.salary'), (line) => line.salaryXof),
    amount(t('contributions.base'), (line) => line.baseXof),
    amount(t('contributions.employerShare'), (line) => line.employerXof),
    amount(t('contributions.workerShare'), (line) => line.workerXof),
    amount(t('contributions.contribution'), (line) => line.totalXof),
  ];
};
