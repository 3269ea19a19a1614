import { recordAudit } from '~/features/audit/record-audit.server';
import { EFFECT, newRuntime, startTestWorker } from './job-world';

/** A worker whose job does its work and then hangs before COMMIT, until it is killed. */
const [databaseUrl = '', redisUrl = ''] = process.argv.slice(2);
startTestWorker(newRuntime({ databaseUrl, redisUrl }), {
  'account.invite': async (ctx, { membershipId }) => {
    await ctx.transaction(async (tx) => {
      await ctx.finish(tx);
      await recordAudit(ctx, tx, { action: EFFECT, entityKind: 'test', entityId: membershipId });
      process.stdout.write('working\n');
      await new Promise(() => undefined);
    });
  },
});
