import { formatPercent, formatPeriod } from '~/i18n/format';
import type { IcamoContext } from '~/platform/context';
import type { RecoveryMonth } from './recovery-board.server';
import type { RecoveryRow } from './recovery-rows';

type Words = Pick<IcamoContext, 't' | 'language'>;

const rate = (recovery: number | null, { language }: Words) =>
  recovery === null ? '' : formatPercent(recovery, language);

export const recoveryColumns = (words: Words, by: 'ipm' | 'region') => {
  const { t } = words;
  const amount = (header: string, value: (row: RecoveryRow) => bigint) => ({
    header,
    kind: 'amount' as const,
    value,
  });
  return [
    {
      header: by === 'ipm' ? t('icamo.dues.ipm') : t('icamo.ipms.region'),
      value: (row: RecoveryRow) => row.name,
    },
    amount(t('boards.called'), (row) => row.calledXof),
    amount(t('boards.settled'), (row) => row.settledXof),
    amount(t('boards.cashed'), (row) => row.cashedXof),
    { header: t('boards.recovery'), value: (row: RecoveryRow) => rate(row.recovery, words) },
    amount(t('boards.arrears'), (row) => row.lateXof),
    amount(t('icamo.recovery.old'), (row) => row.oldXof),
  ];
};

export const monthColumns = (words: Words) => {
  const { t, language } = words;
  const amount = (header: string, value: (row: RecoveryMonth) => bigint) => ({
    header,
    kind: 'amount' as const,
    value,
  });
  return [
    {
      header: t('icamo.dues.month'),
      value: (row: RecoveryMonth) => formatPeriod(row.period, language),
    },
    amount(t('boards.called'), (row) => row.calledXof),
    amount(t('boards.settled'), (row) => row.settledXof),
    amount(t('boards.cashed'), (row) => row.cashedXof),
    { header: t('boards.recovery'), value: (row: RecoveryMonth) => rate(row.recovery, words) },
    amount(t('icamo.dues.due'), (row) => row.dueXof),
  ];
};
