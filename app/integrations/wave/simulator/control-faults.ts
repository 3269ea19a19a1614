import { z } from 'zod';
import { WAVE_CALLS, documentedErrors } from '../wave-calls';
import { answer, refuseFields } from './api-answer';
import type { ControlHandler } from './control-answer';
import { holderInput, knowHolder } from './wallet-input';

/** Every call, with the errors that Wave documents for it. */
export const listCalls: ControlHandler = () =>
  answer({ calls: WAVE_CALLS.map((call) => ({ call, errors: documentedErrors(call) })) });

const faultInput = z.object({
  walletId: z.string().nullable().default(null),
  call: z.enum(WAVE_CALLS).nullable().default(null),
  times: z.number().int().min(1).max(10_000).default(1),
  /** 0 breaks the connection; null answers what was asked for, after the delay. */
  status: z.number().int().min(0).max(599).nullable().default(null),
  code: z.string().default('internal-server-error'),
  retryAfterSeconds: z.number().int().min(0).nullable().default(null),
  delayMs: z.number().int().min(0).max(120_000).default(0),
  afterEffect: z.boolean().default(false),
});

export const addFault: ControlHandler = ({ store }, req) => {
  const parsed = faultInput.safeParse(req.body);
  if (!parsed.success) return refuseFields(parsed.error, 'body');
  const { times, ...fault } = parsed.data;
  store.state.faults.push({ ...fault, remaining: times });
  store.changed();
  return answer({ times });
};

const clearInput = z.object({ walletId: z.string().nullable().default(null) });

/** Takes back what is still planned: for one wallet, or all of it. */
export const clearFaults: ControlHandler = ({ store }, req) => {
  const parsed = clearInput.safeParse(req.body ?? {});
  if (!parsed.success) return refuseFields(parsed.error, 'body');
  const { walletId } = parsed.data;
  const { faults } = store.state;
  const kept = faults.filter((fault) => walletId !== null && fault.walletId !== walletId);
  store.state.faults = kept;
  store.changed();
  return answer({ cleared: faults.length - kept.length });
};

/** Whom `verify_recipient` knows. */
export const putHolder: ControlHandler = ({ store }, req) => {
  const parsed = holderInput.safeParse(req.body);
  if (!parsed.success) return refuseFields(parsed.error, 'body');
  knowHolder(store.state, parsed.data);
  store.changed();
  return answer({});
};
