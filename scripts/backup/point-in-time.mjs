import { PersonError } from '../terminal.mjs';

/**
 * The base and the logs that lead to the instant `at` (ISO; the last one known when not given): the
 * youngest base that is not younger, then every log of its chain until one was closed after `at`.
 */
export function planRestore({ bases, logs }, at) {
  const wanted = at === undefined ? undefined : instantOf(at);
  const base = bases.findLast(
    ({ usableFrom }) => wanted === undefined || Date.parse(usableFrom) <= wanted,
  );
  if (base === undefined) throw outside(bases, logs);
  const first = logs.findIndex(
    ({ generation, name }) => generation === base.generation && name === base.position.file,
  );
  const chain = logs.slice(first).filter(({ generation }) => generation === base.generation);
  const last = chain.findIndex(({ until }) => wanted !== undefined && Date.parse(until) >= wanted);
  if (first < 0 || chain.length === 0 || (wanted !== undefined && last < 0)) {
    throw outside(bases, logs);
  }
  const needed = last < 0 ? chain : chain.slice(0, last + 1);
  return { base, logs: needed, wanted };
}

const ISO = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})?$/;

function instantOf(at) {
  const hasZone = /(Z|[+-]\d{2}:\d{2})$/.test(at);
  const instant = ISO.test(at) ? Date.parse(hasZone ? at : `${at}Z`) : Number.NaN;
  if (!Number.isNaN(instant)) return instant;
  throw new PersonError(
    `--at ${at} n'est pas un instant : 2026-11-22T23:15:00Z (UTC).\n` +
      `--at ${at} is not an instant: 2026-11-22T23:15:00Z (UTC).`,
  );
}

function outside(bases, logs) {
  const from = bases[0]?.usableFrom ?? '—';
  const until = logs.at(-1)?.until ?? '—';
  return new PersonError(
    `Cet instant n'est pas dans la sauvegarde, qui va de ${from} à ${until} ; « npm run backup » la prolonge.\n` +
      `This instant is not in the backup, which goes from ${from} to ${until}; “npm run backup” extends it.`,
  );
}
