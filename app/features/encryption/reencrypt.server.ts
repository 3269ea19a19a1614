import type { TenantContext, TenantSql } from '~/platform/context';

const BATCH = 500;
/** The nation's rows carry no tenant in what binds a ciphertext to its place. */
const NATION = 0n;

type Row = { readonly id: bigint; readonly stored: string };
type Column = {
  readonly table: string;
  readonly column: string;
  readonly ipmId: bigint;
  /** Rows after `id`, in order, that hold a ciphertext. */
  readonly read: (after: bigint) => Promise<Row[]>;
  /** Writes only where the old text still stands: a change made meanwhile is newer and stays. */
  readonly write: (row: Row, renewed: string) => Promise<number>;
};

/** Puts one IPM's ciphertexts under the first key; answers how many were renewed. May be run again. */
export async function reencryptTenant({ ipm, sql, vault }: TenantContext): Promise<number> {
  let renewed = 0;
  for (const column of columnsOf(sql, ipm.id)) renewed += await renew(vault, column);
  return renewed;
}

/** The same for the second factors of all accounts. */
export function reencryptAccounts(
  vault: TenantContext['vault'],
  system: TenantSql,
): Promise<number> {
  return renew(vault, {
    table: 'user',
    column: 'totpCiphertext',
    ipmId: NATION,
    read: (after) => system.rows<Row>`SELECT id, totpCiphertext AS stored FROM user
      WHERE id > ${after} AND totpCiphertext IS NOT NULL ORDER BY id LIMIT ${BATCH}`,
    write: ({ id, stored }, text) => system.run`UPDATE user SET totpCiphertext = ${text}
      WHERE id = ${id} AND totpCiphertext = ${stored}`,
  });
}

function columnsOf(sql: TenantSql, ipmId: bigint): Column[] {
  const wallet = { table: 'WaveWallet', ipmId };
  return [
    {
      table: 'Participant',
      column: 'ninCiphertext',
      ipmId,
      read: (after) => sql.rows<Row>`SELECT id, ninCiphertext AS stored FROM Participant
        WHERE ipmId = ${sql.ipm} AND id > ${after} AND ninCiphertext IS NOT NULL
        ORDER BY id LIMIT ${BATCH}`,
      write: ({ id, stored }, text) => sql.run`UPDATE Participant SET ninCiphertext = ${text}
        WHERE ipmId = ${sql.ipm} AND id = ${id} AND ninCiphertext = ${stored}`,
    },
    {
      ...wallet,
      column: 'apiKeyCiphertext',
      read: (after) => sql.rows<Row>`SELECT id, apiKeyCiphertext AS stored FROM WaveWallet
        WHERE ipmId = ${sql.ipm} AND id > ${after} ORDER BY id LIMIT ${BATCH}`,
      write: ({ id, stored }, text) => sql.run`UPDATE WaveWallet SET apiKeyCiphertext = ${text}
        WHERE ipmId = ${sql.ipm} AND id = ${id} AND apiKeyCiphertext = ${stored}`,
    },
    {
      ...wallet,
      column: 'webhookSecretCiphertext',
      read: (after) => sql.rows<Row>`SELECT id, webhookSecretCiphertext AS stored FROM WaveWallet
        WHERE ipmId = ${sql.ipm} AND id > ${after} ORDER BY id LIMIT ${BATCH}`,
      write: ({ id, stored }, text) => sql.run`UPDATE WaveWallet
        SET webhookSecretCiphertext = ${text}
        WHERE ipmId = ${sql.ipm} AND id = ${id} AND webhookSecretCiphertext = ${stored}`,
    },
    {
      ...wallet,
      column: 'previousSecretCiphertext',
      read: (after) => sql.rows<Row>`SELECT id, previousSecretCiphertext AS stored FROM WaveWallet
        WHERE ipmId = ${sql.ipm} AND id > ${after} AND previousSecretCiphertext IS NOT NULL
        ORDER BY id LIMIT ${BATCH}`,
      write: ({ id, stored }, text) => sql.run`UPDATE WaveWallet
        SET previousSecretCiphertext = ${text}
        WHERE ipmId = ${sql.ipm} AND id = ${id} AND previousSecretCiphertext = ${stored}`,
    },
    {
      ...wallet,
      column: 'signingSecretCiphertext',
      read: (after) => sql.rows<Row>`SELECT id, signingSecretCiphertext AS stored FROM WaveWallet
        WHERE ipmId = ${sql.ipm} AND id > ${after} AND signingSecretCiphertext IS NOT NULL
        ORDER BY id LIMIT ${BATCH}`,
      write: ({ id, stored }, text) => sql.run`UPDATE WaveWallet
        SET signingSecretCiphertext = ${text}
        WHERE ipmId = ${sql.ipm} AND id = ${id} AND signingSecretCiphertext = ${stored}`,
    },
  ];
}

async function renew(vault: TenantContext['vault'], from: Column): Promise<number> {
  const { table, column, ipmId } = from;
  let renewed = 0;
  for (let after = 0n; ;) {
    const rows = await from.read(after);
    for (const row of rows.filter(({ stored }) => vault.isStale(stored))) {
      const place = { table, column, ipmId, id: row.id };
      renewed += await from.write(row, vault.encrypt(vault.decrypt(row.stored, place), place));
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < BATCH) return renewed;
    after = last.id;
  }
}
