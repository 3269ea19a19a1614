import { addUp, type SumRow } from '~/domain/oversight/sums';

export type RunningSums<Row extends SumRow> = {
  add(rows: readonly Row[]): void;
  total(): Row[];
};

const WAITING = 2_000;

/** Adds rows up now and then, so that memory holds the sums and not what they sum up. */
export function createRunningSums<Row extends SumRow>(): RunningSums<Row> {
  let rows: Row[] = [];
  return {
    add(more) {
      rows.push(...more);
      if (rows.length > WAITING) rows = addUp(rows);
    },
    total: () => addUp(rows),
  };
}
