import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { DataTable, type Column } from '~/components/data-table';
import { Money } from '~/components/figures';
import { StateBadge } from '~/components/state-badge';
import type { Unequal } from '~/domain/payments/wallet-balance';
import type { Day } from '~/domain/period';
import { useT } from '~/i18n/t';
import { adviceOf, isUrgent } from './explanation-line';
import type { DayExplanation, ExplainedSide } from './explanation-queries.server';
import { KindName } from './transaction-table';

type Line = {
  readonly key: string;
  readonly what: ReactNode;
  readonly amountXof: bigint;
  readonly advice: string;
  readonly isUrgent: boolean;
};

/** The lines that add up to the difference of a day, each with what to do. */
export function ExplanationTable({
  explanation,
  day,
  base,
}: {
  readonly explanation: DayExplanation;
  readonly day: Day;
  readonly base: string;
}) {
  const t = useT();
  const rows = useLines(explanation, day, base);
  const columns: Column<Line>[] = [
    {
      key: 'what',
      header: t('reconciliation.line'),
      wrap: true,
      cell: (row) => row.what,
      foot: t('reconciliation.difference'),
    },
    {
      key: 'amount',
      header: t('reconciliation.amount'),
      align: 'end',
      phone: 'value',
      cell: (row) => <Money amountXof={row.amountXof} bare />,
      foot: <Money amountXof={explanation.differenceXof} bare strong />,
    },
    {
      key: 'advice',
      header: t('reconciliation.advice'),
      wrap: true,
      cell: (row) =>
        row.isUrgent ? (
          <span className="flex items-start gap-2 text-late">
            <StateBadge tone="late">{t('reconciliation.states.waiting')}</StateBadge>
            <span>{row.advice}</span>
          </span>
        ) : (
          row.advice
        ),
    },
  ];
  return (
    <DataTable
      caption={t('reconciliation.explanation')}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.key}
      empty={<p className="px-4 py-6 text-settled">{t('reconciliation.explained')}</p>}
    />
  );
}

function useLines(explanation: DayExplanation, lastDay: Day, base: string): Line[] {
  const t = useT();
  const { openingXof, unexplainedXof, from, isFirst, lines } = explanation;
  const opening: Line = {
    key: 'opening',
    what: isFirst ? t('reconciliation.firstLine') : t('reconciliation.openingLine', { day: from }),
    amountXof: openingXof,
    advice: isFirst
      ? t('reconciliation.firstAdvice', { day: from })
      : t('reconciliation.openingAdvice'),
    isUrgent: false,
  };
  const unexplained: Line = {
    key: 'unexplained',
    what: t('reconciliation.unexplained'),
    amountXof: unexplainedXof,
    advice: t('reconciliation.unexplainedAdvice'),
    isUrgent: true,
  };
  return [
    ...(openingXof === 0n ? [] : [opening]),
    ...lines.map((line): Line => {
      const advice = adviceOf(line, lastDay);
      return {
        key: line.key,
        what: <Sides line={line} base={base} />,
        amountXof: line.amountXof,
        advice: t(`reconciliation.advices.${advice}`),
        isUrgent: isUrgent(advice),
      };
    }),
    ...(unexplainedXof === 0n ? [] : [unexplained]),
  ];
}

function Sides({ line, base }: { readonly line: Unequal<ExplainedSide>; readonly base: string }) {
  const t = useT();
  return (
    <ul>
      {line.sides.map((side) => (
        <li key={`${side.side}${String(side.postingId)}`}>
          {side.postingId === null ? (
            <Link className="text-link" to={`${base}/reconciliation/${side.day}`}>
              <KindName kind={side.kind ?? ''} /> {side.transactionId}
            </Link>
          ) : (
            <Link className="text-link" to={`${base}/ledger/postings/${side.postingId}`}>
              {t.dynamic(`ledger.events.${side.event ?? ''}`)} {side.pieceNumber}
            </Link>
          )}{' '}
          <span className="text-sm text-ink-soft">
            {t('reconciliation.dated', { day: side.day })}
          </span>
        </li>
      ))}
    </ul>
  );
}
