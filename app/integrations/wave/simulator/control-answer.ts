import type { Request } from 'express';
import { z } from 'zod';
import { refuse, refuseFields } from './api-answer';
import type { ApiAnswer } from './api-answer';
import type { SimulatorContext } from './simulator-context.server';
import type { Wallet } from './simulator-state';

export type ControlHandler = (
  context: SimulatorContext,
  req: Request,
) => ApiAnswer | Promise<ApiAnswer>;

/** A control call about the wallet that the address names, with its body read. */
export function ofWallet<Schema extends z.ZodType>(
  schema: Schema,
  handle: (context: SimulatorContext, wallet: Wallet, input: z.output<Schema>) => ApiAnswer,
): ControlHandler {
  return (context, req) => {
    const wallet = context.store.state.wallets[req.params['id'] ?? ''];
    if (wallet === undefined) return refuse(404, 'invalid-wallet', 'No such wallet');
    const parsed = schema.safeParse(req.method === 'GET' ? req.query : (req.body ?? {}));
    if (!parsed.success) return refuseFields(parsed.error, 'body');
    const result = handle(context, wallet, parsed.data);
    context.store.changed();
    return result;
  };
}

export const nothing = z.object({});

const LATEST = 50;

/** How many of the latest are asked for. */
export const latest = z.object({
  limit: z.coerce.number().int().min(1).max(1_000).default(LATEST),
});
