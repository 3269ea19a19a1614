/**
 * What was asked for, and what of it was answered. Each claim says by which key the database is asked
 * how often it was done: acknowledged must be exactly once, unanswered at most once.
 */
export function createClaims() {
  const claims = [];
  const refused = [];
  return {
    refused,
    get asked() {
      return claims.length;
    },
    get acknowledged() {
      return claims.filter(({ isAcknowledged }) => isAcknowledged).length;
    },
    /** Asks `work` for it; `times` is how many rows one doing leaves. */
    async claim({ kind, sql, values, times = 1 }, work) {
      const claim = { kind, sql, values, times, isAcknowledged: false };
      claims.push(claim);
      const result = await work();
      claim.isAcknowledged = true;
      return result;
    },
    refuse(kind, error) {
      refused.push({ kind, message: error.message });
    },
    byKind() {
      const kinds = {};
      for (const { kind, isAcknowledged } of claims) {
        kinds[kind] ??= { asked: 0, acknowledged: 0 };
        kinds[kind].asked += 1;
        if (isAcknowledged) kinds[kind].acknowledged += 1;
      }
      return kinds;
    },
    /** Compares every claim with the database: `{ lost, doubled, examples }`. */
    async reckon(connection) {
      const result = { lost: 0, doubled: 0, examples: [] };
      for (const claim of claims) {
        const verdict = await verdictOf(connection, claim);
        if (verdict === 'kept') continue;
        result[verdict] += 1;
        const { kind, values } = claim;
        result.examples.push({ verdict, kind, values: keysOf(values) });
      }
      return result;
    },
  };
}

async function verdictOf(connection, { sql, values, times, isAcknowledged }) {
  const [[row]] = await connection.execute(sql, keysOf(values));
  const count = Number(Object.values(row)[0]);
  if (count > times) return 'doubled';
  if (isAcknowledged && count < times) return 'lost';
  return 'kept';
}

const keysOf = (values) => (typeof values === 'function' ? values() : values).map(String);
