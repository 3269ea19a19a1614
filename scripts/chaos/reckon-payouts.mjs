const MOVEMENTS = 1_000;

const EXPECTED = {
  done: (amountXof) => [`-${amountXof}`],
  reversed: (amountXof) => [`-${amountXof}`, amountXof],
};

/**
 * Each order that the books call done, and no other, left the wallet at Wave once, of its amount, and
 * came back once when the books call it reversed:
 * `{ lost, doubled, examples }`. An order still under way is told as lost: nobody knows of it.
 */
export async function reckonPayouts(database, simulatorUrl) {
  const [orders] = await database.query(
    `SELECT i.slug, w.clientReference, w.state, CAST(w.amountXof AS CHAR) AS amountXof
      FROM WavePayout w JOIN Ipm i ON i.id = w.ipmId`,
  );
  const result = { orders: orders.length, lost: 0, doubled: 0, examples: [] };
  const left = await movementsByReference(simulatorUrl, [
    ...new Set(orders.map(({ slug }) => slug)),
  ]);
  for (const { clientReference, state, amountXof } of orders) {
    const moved = left.get(clientReference) ?? [];
    const expected = EXPECTED[state]?.(amountXof) ?? [];
    if (state !== 'intent' && state !== 'sent' && String(moved.toSorted()) === String(expected))
      continue;
    const verdict = moved.length > expected.length ? 'doubled' : 'lost';
    result[verdict] += 1;
    result.examples.push({ verdict, kind: 'payout', values: [clientReference, state, ...moved] });
  }
  return result;
}

async function movementsByReference(simulatorUrl, slugs) {
  const byReference = new Map();
  for (const slug of slugs) {
    const path = `/simulator/wallets/wallet-${slug}/transactions?limit=${MOVEMENTS}`;
    const { transactions } = await (await fetch(`${simulatorUrl}${path}`)).json();
    for (const { client_reference: reference, amount } of transactions) {
      if (reference === null) continue;
      byReference.set(reference, [...(byReference.get(reference) ?? []), amount]);
    }
  }
  return byReference;
}
