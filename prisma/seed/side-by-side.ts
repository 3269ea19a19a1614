/** Works on a few items at a time; each has its own draws, clock and ids, so that order changes nothing. */
export async function sideBySide<Item, Result>(
  items: readonly Item[],
  lanes: number,
  work: (item: Item, lane: number) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  let next = 0;
  const run = async (lane: number) => {
    for (let index = next++; index < items.length; index = next++) {
      results[index] = await work(items[index] as Item, lane);
    }
  };
  await Promise.all(Array.from({ length: lanes }, (_, lane) => run(lane)));
  return results;
}
