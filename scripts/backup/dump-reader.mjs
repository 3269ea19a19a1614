import { Transform } from 'node:stream';

const POSITION = /MASTER_LOG_FILE='([^']+)', MASTER_LOG_POS=(\d+)/;
const INSERT = /^INSERT INTO `([^`]+)` VALUES/;
const NEW_LINE = 0x0a;
const OPENING = 0x28;
const LINE_KEPT_BYTES = 300;

/**
 * Passes a dump through and reads along: where in the binary log it was taken, and how many rows each
 * table has. mariadb-dump writes one row a line; a line break inside a value is written `\n`.
 */
export function dumpReader({ onPosition }) {
  const rowCounts = {};
  let table;
  let position;
  let line = Buffer.alloc(0);
  const read = (start) => {
    if (start[0] === OPENING && table !== undefined) {
      rowCounts[table] += 1;
      return;
    }
    const text = start.toString('latin1');
    table = INSERT.exec(text)?.[1];
    if (table !== undefined) rowCounts[table] ??= 0;
    const found = position === undefined ? POSITION.exec(text) : null;
    if (found === null) return;
    position = { file: found[1], position: Number(found[2]) };
    onPosition(position);
  };
  const stream = new Transform({
    transform(chunk, _encoding, done) {
      let from = 0;
      for (let end = chunk.indexOf(NEW_LINE); end >= 0; end = chunk.indexOf(NEW_LINE, from)) {
        read(firstBytes(line, chunk.subarray(from, end)));
        line = Buffer.alloc(0);
        from = end + 1;
      }
      line = Buffer.from(firstBytes(line, chunk.subarray(from)));
      done(null, chunk);
    },
  });
  return { stream, rowCounts };
}

/** Only the beginning of a line is looked at: a row may be megabytes. */
function firstBytes(before, after) {
  if (before.length === 0) return after.subarray(0, LINE_KEPT_BYTES);
  if (before.length >= LINE_KEPT_BYTES) return before;
  return Buffer.concat([before, after.subarray(0, LINE_KEPT_BYTES - before.length)]);
}
