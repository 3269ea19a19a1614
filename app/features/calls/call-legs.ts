/** An employer that pays everything leaves no worker's share: a leg of nothing is not posted. */
export function legsOf(totals: { readonly employerXof: bigint; readonly workerXof: bigint }) {
  return {
    ...(totals.employerXof > 0n ? { 'employer-share': totals.employerXof } : {}),
    ...(totals.workerXof > 0n ? { 'worker-share': totals.workerXof } : {}),
  };
}
