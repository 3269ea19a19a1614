import { compose } from '~/composition.server';
import { recountSummaries } from '~/features/summaries/recount-summaries.server';
import type { IpmIdentity } from '~/platform/context';
import { systemSql, tenantContext } from '~/platform/runtime.server';

/** `npm run summaries:recount`: the sums of the boards written anew from the rows, one IPM after the other. */
const { runtime, release } = await compose();
try {
  const system = systemSql(runtime);
  const ipms = await system.rows<IpmIdentity>`SELECT id, slug, name, shortName, kind, regionCode,
    address, phone, email, approvalNumber, approvedOn FROM Ipm ORDER BY slug`;
  for (const ipm of ipms) {
    const given = { ipm, user: null, actor: 'synthèses', requestId: 'summaries:recount' };
    const wrong = await recountSummaries(tenantContext(runtime, given));
    const verdict = wrong === 0 ? 'ok' : `${wrong} réécrites / rewritten`;
    process.stdout.write(`${ipm.slug.padEnd(24)} ${verdict}\n`);
  }
} finally {
  await release();
}
