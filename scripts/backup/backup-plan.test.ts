import { pipeline } from 'node:stream/promises';
import { describe, expect, it } from 'vitest';
import { dumpReader } from './dump-reader.mjs';
import { withoutOld } from './forget-old.mjs';
import { planRestore } from './point-in-time.mjs';

const DAY = 22;
const base = (hour: string, log: string, generation = 1) => ({
  usableFrom: `2026-11-${DAY}T${hour}:00:00.500Z`,
  generation,
  position: { file: log, position: 4 },
  file: `base-${hour}`,
});
const log = (name: string, hour: string, generation = 1) => ({
  generation,
  name,
  file: `${generation}-${name}`,
  until: `2026-11-${DAY}T${hour}:00:00.000Z`,
});
const manifest = {
  bases: [base('01', 'log.1'), base('05', 'log.3'), base('09', 'log.1', 2)],
  logs: [
    log('log.1', '02'),
    log('log.2', '04'),
    log('log.3', '06'),
    log('log.4', '08'),
    log('log.1', '10', 2),
  ],
};
type Named = { readonly file: string };
type Manifest = { readonly bases: readonly Named[]; readonly logs: readonly Named[] };

const filesOf = (of: Manifest, at?: string) => {
  const plan = planRestore(of, at) as { base: Named; logs: readonly Named[] };
  return [plan.base, ...plan.logs].map(({ file }) => file);
};
const plan = (at?: string) => filesOf(manifest, at);
const forget = (days: number, now: number) =>
  withoutOld(manifest, { days, now }) as { kept: Manifest; forgotten: readonly string[] };

describe('the plan of a restoration', () => {
  it('takes the youngest base before the instant and the logs up to it', () => {
    expect(plan('2026-11-22T03:00:00Z')).toEqual(['base-01', '1-log.1', '1-log.2']);
    expect(plan('2026-11-22T05:30:00+00:00')).toEqual(['base-05', '1-log.3']);
    expect(plan('2026-11-22T07:00:00')).toEqual(['base-05', '1-log.3', '1-log.4']);
    expect(plan()).toEqual(['base-09', '2-log.1']);
  });

  it('refuses an instant before the first base, after the last log, or where the chain broke', () => {
    for (const at of ['2026-11-22T01:00:00Z', '2026-11-22T11:00:00Z', '2026-11-22T08:30:00Z']) {
      expect(() => filesOf(manifest, at), at).toThrow('This instant is not in the backup');
    }
    expect(() => filesOf(manifest, 'yesterday')).toThrow('is not an instant');
  });

  it('still reaches every instant of the days that are kept', () => {
    const now = Date.parse('2026-11-23T06:00:00Z');
    const { kept, forgotten } = forget(1, now);
    expect(forgotten).toEqual(['base-01', '1-log.1', '1-log.2']);
    expect(filesOf(kept, '2026-11-22T06:00:00Z')[0]).toBe('base-05');
    expect(forget(30, now).forgotten).toEqual([]);
  });
});

describe('a dump that flows by', () => {
  it('is counted by table and tells its place in the log, however it is cut', async () => {
    const dump = [
      "-- CHANGE MASTER TO MASTER_LOG_FILE='binlog.000007', MASTER_LOG_POS=4242;",
      'CREATE TABLE `A` (\n  `id` int\n);',
      "INSERT INTO `A` VALUES\n(1,'(x'),\n(2,'a\\nINSERT INTO `B` VALUES');",
      `INSERT INTO \`B\` VALUES\n(1,'${'long '.repeat(500)}');`,
      "INSERT INTO `A` VALUES\n(3,'');\n",
    ].join('\n');
    for (const size of [1, 7, 64, 100_000]) {
      const positions: unknown[] = [];
      const { stream, rowCounts } = dumpReader({ onPosition: (at: unknown) => positions.push(at) });
      const pieces = Array.from({ length: Math.ceil(dump.length / size) }, (_, index) =>
        Buffer.from(dump.slice(index * size, (index + 1) * size)),
      );
      await pipeline(pieces, stream, async (source) => {
        let passed = '';
        for await (const chunk of source) passed += String(chunk);
        expect(passed).toBe(dump);
      });
      expect(positions).toEqual([{ file: 'binlog.000007', position: 4242 }]);
      expect(rowCounts).toEqual({ A: 3, B: 1 });
    }
  });
});
