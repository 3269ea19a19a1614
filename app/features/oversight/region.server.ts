import { REGIONS } from '~/domain/affiliation/region';
import { NotFound } from '~/domain/outcome';
import { sumByAge } from '~/features/summaries/ages';
import type { IcamoContext } from '~/platform/context';
import { listRecoveryByIpm, listRecoveryByMonth, spanOfQuery } from './recovery-board.server';
import { listOpenDueDays } from './recovery-queries.server';

/** The employers of one région: which IPM call them, and how they pay. */
export async function readRegion(ctx: IcamoContext) {
  const region = REGIONS.find(({ code }) => code === ctx.params.code);
  if (region === undefined) throw new NotFound(`region ${ctx.params.code ?? ''}`);
  const { code, name } = region;
  const { span, spans } = spanOfQuery(ctx);
  const [ipms, months, days] = await Promise.all([
    listRecoveryByIpm(ctx, span, code),
    listRecoveryByMonth(ctx, span, code),
    listOpenDueDays(ctx, { regionCode: code }),
  ]);
  return { base: ctx.base, code, name, span, spans, ipms, months, ages: sumByAge(days, ctx.today) };
}
