import type { SameKeys } from '../dictionary';
import type { jobs as french } from '../fr/jobs';

export const jobs = {
  title: 'Jobs',
  description:
    'What the service does in the background. A job that fails is tried again by itself; those that failed to the end wait here for your decision.',
  name: 'Job',
  createdAt: 'Asked for on',
  attempts: 'Attempts',
  error: 'Why it failed',
  state: 'State',
  waiting: 'Waiting',
  running: 'Running',
  failed: 'Failed',
  retry: 'Start again',
  retryTitle: 'Start this job again?',
  retryConsequence: 'It begins again in a few seconds. What is done already is not done twice.',
  retried: 'The job starts again.',
  empty: 'No job is waiting.',
  emptyHelp: 'Everything that was asked for is done.',
  names: {
    import: { analyse: 'Reading a file', apply: 'Applying a file', undo: 'Undoing a file' },
    calls: { issue: 'Issuing calls' },
    wave: {
      event: 'Wave payment received',
      'settle-intents': 'Following Wave payments',
      'settle-payouts': 'Paying through Wave',
    },
    dues: {
      claim: 'Telling ICAMO',
      'payment-declared': 'Payment announced to ICAMO',
      'payment-decided': 'Decision of ICAMO on a payment',
    },
    wallet: { reconcile: 'Reconciling the Wave account' },
    records: { purge: 'Removing what need not be kept' },
    account: { invite: 'Sending an invitation', 'reset-password': 'Sending a link' },
    audit: { seal: 'Sealing the journal', anchor: 'Anchoring the journals' },
  },
} satisfies SameKeys<typeof french>;
