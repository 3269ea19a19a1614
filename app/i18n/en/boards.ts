import type { boards as french } from '../fr/boards';

export const boards: typeof french = {
  span: 'Period',
  months_one: '{{count}} month',
  months_other: '{{count}} months',
  ofSpan: 'From {{from, period}} to {{to, period}}',
  lateBy: 'Late by',
  ages: {
    '30': '1 to 30 days',
    '60': '31 to 60 days',
    '90': '61 to 90 days',
    more: 'Over 90 days',
  },
  calls_one: '{{count}} call',
  calls_other: '{{count}} calls',
  invoices_one: '{{count}} invoice',
  invoices_other: '{{count}} invoices',
  days_one: '{{count}} day on average',
  days_other: '{{count}} days on average',
  notDue: 'Not yet due',
  called: 'Called',
  settled: 'Settled',
  cashed: 'Cashed',
  recovery: 'Recovery',
  arrears: 'Arrears',
  change: '{{rate}} on the period before',
  noChange: 'Like the period before',
};
