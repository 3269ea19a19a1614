import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Pool, RowDataPacket } from 'mysql2/promise';

export type BarePagePlan = {
  /** What the product asked the database for this page, the session first. */
  readonly statements: readonly string[];
  /** What it answered. */
  readonly body: string;
  readonly contentType: string;
};

/**
 * The limit of a page: the same statements through mysql2, the session first and all others side by
 * side, then the same bytes.
 */
export const barePage =
  (pool: Pool, { statements, body, contentType }: BarePagePlan) =>
  async (_request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const [session = 'SELECT 1', ...others] = statements;
    const [known] = await pool.query<RowDataPacket[]>(session);
    if (known.length === 0) throw new Error('the session has ended');
    await Promise.all(others.map((statement) => pool.query(statement)));
    response.setHeader('Content-Type', contentType);
    response.setHeader('Content-Length', Buffer.byteLength(body));
    response.end(body);
  };

/** What the server is asked while `work` runs, by others than this connection. */
export async function recordStatements(pool: Pool, work: () => Promise<void>): Promise<string[]> {
  await pool.query("SET GLOBAL log_output = 'TABLE'");
  await pool.query('TRUNCATE TABLE mysql.general_log');
  await pool.query('SET GLOBAL general_log = ON');
  try {
    await work();
  } finally {
    await pool.query('SET GLOBAL general_log = OFF');
  }
  const [rows] = await pool.query<RowDataPacket[]>(
    `SELECT CONVERT(argument USING utf8mb4) AS statement FROM mysql.general_log
     WHERE command_type IN ('Query', 'Execute') ORDER BY event_time`,
  );
  return rows
    .map((row) => String(row['statement']))
    .filter((statement) => /^\s*SELECT/i.test(statement) && !statement.includes('@@'));
}
