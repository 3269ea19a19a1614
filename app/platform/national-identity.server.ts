import type { TenantSql } from './database/tenant-sql.server';
import { isDuplicate } from './database/retry.server';
import type { Vault } from './encryption.server';

export type EmployerIdentity = {
  /** Nine digits. */
  readonly ninea: string;
  readonly legalName: string;
  readonly regionCode: string;
};

export type ProviderIdentity = {
  /** Nine digits; many practices and pharmacies have none. */
  readonly ninea: string | null;
  readonly name: string;
  readonly kind: string;
  readonly regionCode: string;
  readonly phone: string;
};

/** National rows, made first, each in a statement of its own that may be repeated. */
export type Identities = {
  /** NINEA → national id; an employer that is already known keeps its name. */
  ensureEmployers(employers: readonly EmployerIdentity[]): Promise<ReadonlyMap<string, bigint>>;
  /** The national id by NINEA, or without one by name, région and phone together. */
  ensureProvider(provider: ProviderIdentity): Promise<bigint>;
  /** One national id for each entry, in order: the person of that NIN, or a new one without NIN. */
  ensurePersons(nins: readonly (string | null)[]): Promise<readonly bigint[]>;
};

type Source = {
  readonly system: TenantSql;
  readonly newId: () => bigint;
  readonly vault: Vault;
  readonly now: Date;
};

/** The nation's key of the blind index. */
const NATION = 0n;
const ATTEMPTS = 5;

export function nationalIdentities(source: Source): Identities {
  return {
    ensureEmployers: (employers) => ensureEmployers(source, employers),
    ensureProvider: (provider) => ensureProvider(source, provider),
    ensurePersons: (nins) => ensurePersons(source, nins),
  };
}

async function ensureEmployers(source: Source, employers: readonly EmployerIdentity[]) {
  const { system, newId, now } = source;
  const wanted = new Map(employers.map((employer) => [employer.ninea, employer]));
  return ensure({
    wanted,
    find: async (nineas) => {
      const rows = await system.rows<{ key: string; id: bigint }>`
        SELECT ninea AS \`key\`, id FROM Employer WHERE ninea IN (${system.list(nineas)})`;
      return rows;
    },
    make: async (missing) => {
      const rows = missing.map((row) => ({ ...row, id: newId(), createdAt: now }));
      await system.insertMany(
        'Employer',
        rows.map(({ id, ninea, legalName, regionCode, createdAt }) => ({
          id,
          ninea,
          legalName,
          regionCode,
          createdAt,
        })),
      );
      return rows.map(({ ninea, id }) => ({ key: ninea, id }));
    },
  });
}

async function ensureProvider(source: Source, provider: ProviderIdentity): Promise<bigint> {
  const { system, newId, now } = source;
  const { ninea, name, regionCode, phone } = provider;
  const key = ninea ?? `${name}/${regionCode}/${phone}`;
  const known = await ensure({
    wanted: new Map([[key, provider]]),
    find: async () => {
      const rows = await system.rows<{ id: bigint }>`SELECT id FROM Provider
        WHERE ${
          ninea === null
            ? system.part`ninea IS NULL AND name = ${name} AND regionCode = ${regionCode} AND phone = ${phone}`
            : system.part`ninea = ${ninea}`
        } ORDER BY id LIMIT 1`;
      return rows.map(({ id }) => ({ key, id }));
    },
    make: async (missing) => {
      const rows = missing.map((row) => ({ ...row, id: newId(), createdAt: now }));
      await system.insertMany('Provider', rows);
      return rows.map(({ id }) => ({ key, id }));
    },
  });
  const id = known.get(key);
  if (id === undefined) throw new Error('a provider has no national row');
  return id;
}

async function ensurePersons(source: Source, nins: readonly (string | null)[]) {
  const { system, newId, vault, now } = source;
  const indexes = nins.map((nin) => (nin === null ? null : vault.blindIndex(nin, NATION)));
  const wanted = new Map(indexes.flatMap((index) => (index === null ? [] : [[index, index]])));
  const known = await ensure({
    wanted,
    find: (keys) => system.rows<{ key: string; id: bigint }>`
      SELECT ninIndex AS \`key\`, id FROM Person WHERE ninIndex IN (${system.list(keys)})`,
    make: async (missing) => {
      const rows = missing.map((ninIndex) => ({ id: newId(), ninIndex, createdAt: now }));
      await system.insertMany('Person', rows);
      return rows.map(({ ninIndex, id }) => ({ key: ninIndex, id }));
    },
  });
  const nameless = indexes.filter((index) => index === null).map(() => newId());
  await system.insertMany(
    'Person',
    nameless.map((id) => ({ id, ninIndex: null, createdAt: now })),
  );
  let next = 0;
  return indexes.map((index) => {
    const id = index === null ? nameless[next++] : known.get(index);
    if (id === undefined) throw new Error('a person has no national row');
    return id;
  });
}

/** Finds, makes what is missing, and looks again when another process was quicker. */
async function ensure<Wanted>(options: {
  readonly wanted: ReadonlyMap<string, Wanted>;
  readonly find: (keys: readonly string[]) => Promise<readonly { key: string; id: bigint }[]>;
  readonly make: (missing: readonly Wanted[]) => Promise<readonly { key: string; id: bigint }[]>;
}): Promise<ReadonlyMap<string, bigint>> {
  const { wanted, find, make } = options;
  // In one order everywhere, so that two processes wait for each other instead of deadlocking.
  const keys = [...wanted.keys()].sort();
  if (keys.length === 0) return new Map();
  for (let attempt = 1; ; attempt += 1) {
    const found = new Map((await find(keys)).map(({ key, id }) => [key, id]));
    const missing = keys.flatMap((key) => {
      const one = wanted.get(key);
      return found.has(key) || one === undefined ? [] : [one];
    });
    if (missing.length === 0) return found;
    try {
      for (const { key, id } of await make(missing)) found.set(key, id);
      return found;
    } catch (error) {
      if (!isDuplicate(error) || attempt === ATTEMPTS) throw error;
    }
  }
}
