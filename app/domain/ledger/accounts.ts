import { type Day, OPEN_END, toDay } from '~/domain/period';

export type AccountKind = 'asset' | 'liability' | 'expense' | 'income';

export type LedgerAccount = {
  readonly code: string;
  readonly fr: string;
  readonly en: string;
  readonly kind: AccountKind;
};

export const LEDGER_EVENTS = [
  'contribution-called',
  'contribution-call-cancelled',
  'receipt-wave',
  'receipt-wave-fee',
  'wave-fee-returned',
  'receipt-bank',
  'receipt-cash',
  'receipt-cheque',
  'cheque-cleared',
  'receipt-unallocated',
  'receipt-allocated',
  'wallet-swept',
  'sweep-banked',
  'wallet-in-suspense',
  'wallet-out-suspense',
  'dues-accrued',
  'dues-reduced',
  'dues-paid-bank',
  'dues-paid-cheque',
  'dues-paid-wave',
  'invoice-approved',
  'provider-paid-bank',
  'provider-paid-wave',
  'provider-paid-cheque',
  'icamo-dues-receivable',
  'icamo-dues-reduced',
  'icamo-dues-received',
  'icamo-dues-received-wave',
] as const;
export type LedgerEvent = (typeof LEDGER_EVENTS)[number];

/** The parts of an event that may go to accounts of their own. */
export const LEDGER_LEGS = ['employer-share', 'worker-share', 'amount'] as const;
export type LedgerLeg = (typeof LEDGER_LEGS)[number];

/** Which accounts a leg of an event moves, in force on `[validFrom, validTo)`. */
export type LedgerMapping = {
  readonly event: LedgerEvent;
  readonly leg: LedgerLeg;
  readonly debitAccount: string;
  readonly creditAccount: string;
  readonly validFrom: Day;
  readonly validTo: Day;
};

const account = (code: string, kind: AccountKind, fr: string, en: string): LedgerAccount => ({
  code,
  kind,
  fr,
  en,
});

/** Numbers of the SYSCOHADA révisé, the default until an IPM enters its own chart. */
export const IPM_CHART: readonly LedgerAccount[] = [
  account('401000', 'liability', 'Prestataires de soins', 'Care providers'),
  account('411000', 'asset', 'Employeurs adhérents', 'Affiliated employers'),
  account('433100', 'liability', 'ICAMO, cotisations à payer', 'ICAMO, dues payable'),
  account('471100', 'asset', 'Débiteurs divers, à régulariser', 'Sundry debtors, to be cleared'),
  account('471200', 'liability', 'Encaissements à imputer', 'Receipts to allocate'),
  account('513000', 'asset', 'Chèques à encaisser', 'Cheques to cash'),
  account('521000', 'asset', 'Banque', 'Bank'),
  account('552000', 'asset', 'Monnaie électronique, Wave', 'Electronic money, Wave'),
  account('571000', 'asset', 'Caisse', 'Cash'),
  account('585000', 'asset', 'Virements de fonds', 'Transfers of funds'),
  account('601000', 'expense', 'Prestations maladie', 'Health benefits'),
  account('631700', 'expense', 'Frais de monnaie électronique', 'Electronic money fees'),
  account('635100', 'expense', 'Cotisation à l’ICAMO', 'Dues to ICAMO'),
  account('706100', 'income', 'Cotisations, part employeur', 'Contributions, employer share'),
  account('706200', 'income', 'Cotisations, part participant', 'Contributions, worker share'),
];

export const ICAMO_CHART: readonly LedgerAccount[] = [
  account('411000', 'asset', 'IPM, cotisations dues', 'IPM, dues receivable'),
  account('521000', 'asset', 'Banque', 'Bank'),
  account('552000', 'asset', 'Monnaie électronique, Wave', 'Electronic money, Wave'),
  account('706300', 'income', 'Cotisations des IPM', 'Dues of the IPM'),
];

const IPM_EVENTS: readonly [LedgerEvent, LedgerLeg, string, string][] = [
  ['contribution-called', 'employer-share', '411000', '706100'],
  ['contribution-called', 'worker-share', '411000', '706200'],
  ['contribution-call-cancelled', 'employer-share', '706100', '411000'],
  ['contribution-call-cancelled', 'worker-share', '706200', '411000'],
  ['receipt-wave', 'amount', '552000', '411000'],
  ['receipt-wave-fee', 'amount', '631700', '552000'],
  ['wave-fee-returned', 'amount', '552000', '631700'],
  ['receipt-bank', 'amount', '521000', '411000'],
  ['receipt-cash', 'amount', '571000', '411000'],
  ['receipt-cheque', 'amount', '513000', '411000'],
  ['cheque-cleared', 'amount', '521000', '513000'],
  // A receipt is first the employer's as a whole; what no call takes is then set aside.
  ['receipt-unallocated', 'amount', '411000', '471200'],
  ['receipt-allocated', 'amount', '471200', '411000'],
  // Money on its way from the wallet to the bank is on neither until the bank has it.
  ['wallet-swept', 'amount', '585000', '552000'],
  ['sweep-banked', 'amount', '521000', '585000'],
  ['wallet-in-suspense', 'amount', '552000', '471100'],
  ['wallet-out-suspense', 'amount', '471100', '552000'],
  ['dues-accrued', 'amount', '635100', '433100'],
  ['dues-reduced', 'amount', '433100', '635100'],
  ['dues-paid-bank', 'amount', '433100', '521000'],
  ['dues-paid-cheque', 'amount', '433100', '521000'],
  ['dues-paid-wave', 'amount', '433100', '552000'],
  ['invoice-approved', 'amount', '601000', '401000'],
  ['provider-paid-bank', 'amount', '401000', '521000'],
  ['provider-paid-wave', 'amount', '401000', '552000'],
  ['provider-paid-cheque', 'amount', '401000', '521000'],
];

const ICAMO_EVENTS: readonly [LedgerEvent, LedgerLeg, string, string][] = [
  ['icamo-dues-receivable', 'amount', '411000', '706300'],
  ['icamo-dues-reduced', 'amount', '706300', '411000'],
  ['icamo-dues-received', 'amount', '521000', '411000'],
  ['icamo-dues-received-wave', 'amount', '552000', '411000'],
];

const FIRST_DAY = toDay('2000-01-01');

export const IPM_MAPPING: readonly LedgerMapping[] = IPM_EVENTS.map(inForceAlways);
export const ICAMO_MAPPING: readonly LedgerMapping[] = ICAMO_EVENTS.map(inForceAlways);

function inForceAlways([event, leg, debitAccount, creditAccount]: readonly [
  LedgerEvent,
  LedgerLeg,
  string,
  string,
]): LedgerMapping {
  return { event, leg, debitAccount, creditAccount, validFrom: FIRST_DAY, validTo: OPEN_END };
}
