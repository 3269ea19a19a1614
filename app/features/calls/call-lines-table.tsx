import { useLocation } from '@remix-run/react';
import { DataTable, type Column } from '~/components/data-table';
import { Explanation } from '~/components/explanation';
import { Money } from '~/components/figures';
import { useT, type Translate } from '~/i18n/t';
import { LINE_PAGE_SIZE, type CallLineRow } from './call-lines';

type CallLinesProps = {
  readonly lines: readonly CallLineRow[];
  readonly lineCount: number;
  readonly baseXof: bigint;
  readonly totalXof: bigint;
  readonly employerXof: bigint;
  readonly workerXof: bigint;
};

/** One line a worker; the amount opens its arithmetic. */
export function CallLinesTable(props: CallLinesProps) {
  const { lines, lineCount } = props;
  const t = useT();
  const { search } = useLocation();
  const from = lines[0]?.position ?? 0;
  const to = lines.at(-1)?.position ?? 0;
  const at = (after: number) => {
    const query = new URLSearchParams(search);
    if (after <= 0) query.delete('after');
    else query.set('after', String(after));
    return `?${query.toString()}`;
  };
  return (
    <DataTable
      caption={t('contributions.lines')}
      columns={columnsOf(t, props)}
      rows={lines}
      rowKey={(line) => String(line.position)}
      paging={{
        from,
        to,
        total: lineCount,
        previousTo: from > 1 ? at(from - 1 - LINE_PAGE_SIZE) : null,
        nextTo: to < lineCount ? at(to) : null,
      }}
    />
  );
}

/** The sentences of one line's arithmetic, made from its stored inputs. */
function lineArithmetic(t: Translate, line: CallLineRow): string[] {
  const { salaryXof, baseXof, totalXof, employerXof, workerXof, rateBasisPoints } = line;
  const amounts = { salaryXof, baseXof, totalXof, employerXof, workerXof };
  const { ceilingXof, floorXof } = line;
  const sentences: string[] = [];
  if (baseXof < salaryXof) {
    sentences.push(t('contributions.arithmetic.capped', { salaryXof, ceilingXof }));
  }
  if (baseXof > salaryXof && floorXof !== null) {
    sentences.push(t('contributions.arithmetic.raised', { salaryXof, floorXof }));
  }
  sentences.push(t('contributions.arithmetic.product', { ...amounts, rateBasisPoints }));
  const isHalf = employerXof === workerXof;
  sentences.push(
    t(isHalf ? 'contributions.arithmetic.half' : 'contributions.arithmetic.shares', amounts),
  );
  return sentences;
}

function columnsOf(t: Translate, sums: CallLinesProps): Column<CallLineRow>[] {
  return [
    {
      key: 'name',
      header: t('contributions.worker'),
      phone: 'title',
      cell: (line) => (
        <>
          {line.fullName}
          <span className="tabular block text-sm text-ink-soft">{line.matricule}</span>
        </>
      ),
      foot: t('common.total'),
    },
    {
      key: 'salary',
      header: t('contributions.salary'),
      align: 'end',
      phone: 'hidden',
      cell: (line) => <Money amountXof={line.salaryXof} bare />,
    },
    {
      key: 'base',
      header: t('contributions.base'),
      align: 'end',
      phone: 'hidden',
      cell: (line) => <Money amountXof={line.baseXof} bare />,
      foot: <Money amountXof={sums.baseXof} bare strong />,
    },
    {
      key: 'employer',
      header: t('contributions.employerShare'),
      align: 'end',
      phone: 'hidden',
      cell: (line) => <Money amountXof={line.employerXof} bare />,
      foot: <Money amountXof={sums.employerXof} bare strong />,
    },
    {
      key: 'worker',
      header: t('contributions.workerShare'),
      align: 'end',
      phone: 'hidden',
      cell: (line) => <Money amountXof={line.workerXof} bare />,
      foot: <Money amountXof={sums.workerXof} bare strong />,
    },
    {
      key: 'total',
      header: t('contributions.contribution'),
      align: 'end',
      phone: 'value',
      cell: (line) => (
        <div className="flex sm:justify-end">
          <Explanation
            summary={<Money amountXof={line.totalXof} bare strong />}
            lines={lineArithmetic(t, line)}
          />
        </div>
      ),
      foot: <Money amountXof={sums.totalXof} bare strong />,
    },
  ];
}
