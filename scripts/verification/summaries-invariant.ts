import { compareSummaries } from '~/features/summaries/compare-summaries.server';
import { ipmSql } from '~/platform/database/system-db.server';
import { newTally, type Invariant } from './invariant';

/** The sums that boards read, against the rows they sum up: each table, each key, to the franc. */
export const summaries: Invariant = {
  id: 'summaries',
  async check({ pool, tenants }) {
    const tally = newTally();
    for (const { id, slug } of tenants) {
      const sql = ipmSql(pool, id, { checkStatements: false });
      const { checked, differences } = await compareSummaries(sql);
      tally.checked += checked;
      for (const { table, excess } of differences) {
        const facts = Object.entries(excess).map(([name, value]) => `${name}=${String(value)}`);
        tally.violation(`${slug} ${table} ${facts.join(' ')}`);
      }
    }
    return tally.finding();
  },
};
