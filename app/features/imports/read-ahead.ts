/** The same items; while one is being worked on, the next is already being made. */
export async function* readAhead<Item>(items: AsyncIterable<Item>): AsyncGenerator<Item> {
  const iterator = items[Symbol.asyncIterator]();
  const ask = () => {
    const next = iterator.next();
    // It is thrown when it is this item's turn; until then nobody looks.
    next.catch(() => undefined);
    return next;
  };
  let coming = ask();
  try {
    for (;;) {
      const current = await coming;
      if (current.done) return;
      coming = ask();
      yield current.value;
    }
  } finally {
    await coming.catch(() => undefined);
    await iterator.return?.(undefined);
  }
}
