import type { Day } from '~/domain/period';
import type {
  TransactionPage,
  WavePort,
  WaveResult,
  WaveTransaction,
} from '~/integrations/wave/wave-port';

/** Far beyond a real day of one wallet: what would be more is a cursor that turns in a circle. */
const PAGES_LIMIT = 1_000;

/** The list of a day of the wallet, page after page; where Wave refuses, the refusal is the last. */
export async function* pagesOfDay(
  port: WavePort,
  day: Day,
): AsyncGenerator<WaveResult<TransactionPage>, void> {
  let after: string | undefined;
  for (let page = 0; page < PAGES_LIMIT; page += 1) {
    const answer = await port.listTransactions(after === undefined ? { day } : { day, after });
    yield answer;
    if (!answer.ok || answer.value.nextCursor === null) return;
    after = answer.value.nextCursor;
  }
  throw new Error(`the transactions of ${day} have no end`);
}

/** The movement of a day that is looked for; null when it is not there, or Wave was not heard. */
export async function findInDay(
  port: WavePort,
  day: Day,
  isIt: (transaction: WaveTransaction) => boolean,
): Promise<WaveTransaction | null | 'unheard'> {
  for await (const page of pagesOfDay(port, day)) {
    if (!page.ok) return 'unheard';
    const found = page.value.items.find(isIt);
    if (found !== undefined) return found;
  }
  return null;
}
