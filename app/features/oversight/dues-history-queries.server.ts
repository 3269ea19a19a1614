import { checkDuesHistory, type DuesHistoryRow } from '~/domain/oversight/dues-history';
import type { IcamoContext } from '~/platform/context';

/** Printed beside the table in the plan stratégique 2023-2027. */
const PRINTED_TOTAL_XOF = 469_386_267n;

/** The dues of past years as printed, with everything in them that does not add up. */
export async function readDuesHistory(
  { national }: Pick<IcamoContext, 'national'>,
  capXof: bigint,
) {
  const rows = await national.rows<DuesHistoryRow & { source: string }>`SELECT year,
      payingIpmCount, printedRatePercent, amountXof, printedMeanXof, impliedRegisteredTenths, source
    FROM DuesHistory ORDER BY year`;
  return {
    rows,
    printedTotalXof: PRINTED_TOTAL_XOF,
    discrepancies: checkDuesHistory(rows, PRINTED_TOTAL_XOF, capXof),
  };
}
