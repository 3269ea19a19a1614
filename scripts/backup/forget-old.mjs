import { rmSync } from 'node:fs';
import { join } from 'node:path';

const DAY_MS = 24 * 3_600_000;

/**
 * What is needed to restore any instant of the last `days`: the youngest base older than that, all
 * younger ones, and the logs from there on. Answers the manifest without the rest, and the rest.
 */
export function withoutOld(manifest, { days, now }) {
  const from = now - days * DAY_MS;
  const { bases, logs } = manifest;
  const first = bases.findLastIndex(({ usableFrom }) => Date.parse(usableFrom) <= from);
  if (first <= 0) return { kept: manifest, forgotten: [] };
  const { generation, position } = bases[first];
  const firstLog = logs.findIndex(
    (log) => log.generation === generation && log.name === position.file,
  );
  return {
    kept: { ...manifest, bases: bases.slice(first), logs: logs.slice(firstLog) },
    forgotten: [...bases.slice(0, first), ...logs.slice(0, firstLog)].map(({ file }) => file),
  };
}

/** Once the manifest no longer names them. */
export function removeForgotten(folder, forgotten) {
  for (const file of forgotten) rmSync(join(folder, file), { force: true });
}
