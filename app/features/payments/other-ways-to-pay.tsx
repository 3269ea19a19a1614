import { FactGrid } from '~/components/fact-grid';
import { Notice } from '~/components/notice';
import { WALLET_CEILING_XOF } from '~/domain/payments/wallet-ceiling';
import { useT } from '~/i18n/t';
import type { BankAccount } from './bank-account-queries.server';

type WaysProps = {
  readonly amountXof: bigint;
  readonly bank: BankAccount | null;
  /** What the payer writes on its transfer, so that the money is known. */
  readonly reference: string;
  readonly ipmName: string;
};

/** A wallet's ceiling where it matters, and how else the IPM is paid. */
export function OtherWaysToPay({ amountXof, bank, reference, ipmName }: WaysProps) {
  const t = useT();
  const isAbove = amountXof > WALLET_CEILING_XOF;
  const ways = (
    <>
      <ul className="mt-1 list-disc pl-5 text-sm">
        <li>{t('paying.ways.parts')}</li>
        <li>{t('paying.ways.business')}</li>
        <li>{t('paying.ways.transfer', { reference })}</li>
        <li>{t('paying.ways.cheque', { ipm: ipmName })}</li>
      </ul>
      {bank === null ? (
        <p className="mt-2 text-sm">{t('paying.ways.noBank', { ipm: ipmName })}</p>
      ) : (
        <div className="mt-3">
          <FactGrid
            facts={[
              { label: t('paying.bank.bankName'), value: bank.bankName },
              { label: t('paying.bank.holder'), value: bank.holder },
              {
                label: t('paying.bank.number'),
                value: <span className="tabular break-all">{bank.number}</span>,
              },
            ]}
          />
        </div>
      )}
    </>
  );
  if (!isAbove) {
    return (
      <details>
        <summary className="text-link inline-block py-1">{t('paying.ways.title')}</summary>
        {ways}
      </details>
    );
  }
  return (
    <Notice tone="warn" title={t('paying.ways.above', { ceilingXof: WALLET_CEILING_XOF })}>
      {ways}
    </Notice>
  );
}
