import type { JobName, JobPayload } from '#jobs/catalog';
import type { JobContext } from '~/platform/job-context.server';
import { invite } from './processors/account-invite';
import { mailPasswordReset } from './processors/account-reset-password';
import { anchor } from './processors/audit-anchor';
import { seal } from './processors/audit-seal';
import { issueMonth } from './processors/calls-issue';
import { claim } from './processors/dues-claim';
import { learnDecision, receivePayment } from './processors/dues-payment';
import { analyse } from './processors/import-analyse';
import { apply } from './processors/import-apply';
import { undo } from './processors/import-undo';
import { purge } from './processors/records-purge';
import { applyWaveEvent } from './processors/wave-event';
import { reconcile } from './processors/wallet-reconcile';
import { settleIntents } from './processors/wave-settle-intents';
import { settlePayouts } from './processors/wave-settle-payouts';

export type Processor<Name extends JobName> = (
  ctx: JobContext,
  payload: JobPayload<Name>,
) => Promise<void>;

export type Processors = { readonly [Name in JobName]: Processor<Name> };

/** A job name without its processor does not compile. */
export const PROCESSORS: Processors = {
  'import.analyse': analyse,
  'import.apply': apply,
  'import.undo': undo,
  'calls.issue': issueMonth,
  'wave.event': applyWaveEvent,
  'wave.settle-intents': settleIntents,
  'wave.settle-payouts': settlePayouts,
  'wallet.reconcile': reconcile,
  'dues.claim': claim,
  'dues.payment-declared': receivePayment,
  'dues.payment-decided': learnDecision,
  'account.invite': invite,
  'account.reset-password': mailPasswordReset,
  'audit.seal': seal,
  'audit.anchor': anchor,
  'records.purge': purge,
};
