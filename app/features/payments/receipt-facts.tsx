import { Link } from '@remix-run/react';
import { DataTable, type Column } from '~/components/data-table';
import { DayText, InstantText, PeriodText } from '~/components/dates';
import { FactGrid, type Fact } from '~/components/fact-grid';
import { Money } from '~/components/figures';
import { displayPhone } from '~/domain/affiliation/phone';
import { useT, type Translate } from '~/i18n/t';
import type { AllocationRow, ReceiptDetail } from './receipt-queries.server';

/** What a receipt says, in definitions. */
export function ReceiptFacts({
  receipt,
  employerTo,
  forStaff = false,
}: {
  readonly receipt: ReceiptDetail;
  /** What only the IPM sees: the payer as Wave says it, the fee, why money is kept aside. */
  readonly forStaff?: boolean | undefined;
  readonly employerTo?: string | undefined;
}) {
  const t = useT();
  const employer = receipt.employerName ?? t('payments.noEmployer');
  return (
    <FactGrid
      facts={[
        {
          label: t('payments.employer'),
          value:
            employerTo === undefined ? (
              employer
            ) : (
              <Link className="text-link" to={employerTo}>
                {employer}
              </Link>
            ),
        },
        { label: t('payments.receivedOn'), value: <DayText day={receipt.receivedOn} /> },
        { label: t('payments.method'), value: t(`payments.methods.${receipt.method}`) },
        { label: t('payments.reference'), value: receipt.externalId },
        { label: t('payments.amount'), value: <Money amountXof={receipt.amountXof} strong /> },
        { label: t('payments.allocated'), value: <Money amountXof={receipt.allocatedXof} /> },
        {
          label: t('payments.unallocated'),
          value: <Money amountXof={receipt.amountXof - receipt.allocatedXof} />,
        },
        { label: t('payments.recordedAt'), value: <InstantText instant={receipt.createdAt} /> },
        ...(receipt.clearedOn === null
          ? []
          : [{ label: t('payments.clearedOn'), value: <DayText day={receipt.clearedOn} /> }]),
        ...(forStaff ? staffFacts(t, receipt) : []),
        ...(receipt.note === null ? [] : [{ label: t('payments.note'), value: receipt.note }]),
      ]}
    />
  );
}

function staffFacts(t: Translate, receipt: ReceiptDetail): Fact[] {
  const { payerName, payerMobile, payerReference, heldReason, feeXof } = receipt;
  const known = [
    { label: t('payments.payerName'), value: payerName },
    { label: t('payments.payerMobile'), value: payerMobile && displayPhone(payerMobile) },
    { label: t('payments.payerReference'), value: payerReference },
    { label: t('payments.heldReason'), value: heldReason },
  ].filter(({ value }) => value !== null);
  return [
    ...(feeXof === 0n
      ? []
      : [{ label: t('payments.waveFee'), value: <Money amountXof={feeXof} /> }]),
    ...known,
  ];
}

/** The calls that a receipt settled. */
export function ReceiptAllocations({
  rows,
  base,
}: {
  readonly rows: readonly AllocationRow[];
  readonly base: string;
}) {
  const t = useT();
  const columns: Column<AllocationRow>[] = [
    { key: 'call', header: t('payments.call'), cell: (row) => row.number ?? '—' },
    {
      key: 'month',
      header: t('contributions.month'),
      cell: (row) => <PeriodText period={row.period} />,
    },
    {
      key: 'amount',
      header: t('payments.allocated'),
      align: 'end',
      phone: 'value',
      cell: (row) => <Money amountXof={row.amountXof} bare />,
    },
  ];
  return (
    <DataTable
      caption={t('payments.allocations')}
      columns={columns}
      rows={rows}
      rowKey={(row) => String(row.id)}
      rowTo={(row) => `${base}/calls/${row.callId}`}
      empty={<p className="px-4 py-6 text-ink-soft">{t('payments.allocationsNone')}</p>}
    />
  );
}
