import mysql from 'mysql2/promise';
import { PersonError } from './terminal.mjs';

const CONNECT_TIMEOUT_MS = 10_000;

/** The address of the database from the environment, checked, or a sentence. */
export function databaseUrlFromEnvironment() {
  const text = process.env.DATABASE_URL;
  if (!text) {
    throw new PersonError(
      "DATABASE_URL n'est pas définie : mysql://utilisateur:motdepasse@hôte:3306/base (voir .env.example).\n" +
        'DATABASE_URL is not set: mysql://user:password@host:3306/database (see .env.example).',
    );
  }
  return text;
}

/** Opens a connection, gives it to `work` and closes it. */
export async function withConnection(url, work, options = {}) {
  const connection = await connect(url, options);
  try {
    return await work(connection);
  } finally {
    await connection.end();
  }
}

async function connect(url, options) {
  try {
    return await mysql.createConnection({
      uri: url,
      timezone: 'Z',
      charset: 'utf8mb4_unicode_ci',
      connectTimeout: CONNECT_TIMEOUT_MS,
      ...options,
    });
  } catch (error) {
    const { hostname, port, pathname } = new URL(url);
    throw new PersonError(
      `Base de données ${hostname}:${port}${pathname} inaccessible : ${error.message}\n` +
        `Database ${hostname}:${port}${pathname} cannot be reached: ${error.message}`,
    );
  }
}

/** Makes the database that the address names, unless it is there. */
export async function createDatabase(url) {
  await withConnection(serverUrl(url), (connection) =>
    connection.query(
      `CREATE DATABASE IF NOT EXISTS \`${databaseName(url)}\` ` +
        'DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci',
    ),
  );
}

export async function dropDatabase(url) {
  await withConnection(serverUrl(url), (connection) =>
    connection.query(`DROP DATABASE IF EXISTS \`${databaseName(url)}\``),
  );
}

export async function hasRows(url, table) {
  return withConnection(url, async (connection) => {
    const [rows] = await connection.query(`SELECT 1 FROM \`${table}\` LIMIT 1`);
    return rows.length > 0;
  });
}

const databaseName = (url) => decodeURIComponent(new URL(url).pathname.slice(1));

function serverUrl(url) {
  const server = new URL(url);
  server.pathname = '/';
  return server.href;
}

/** The same server, another database. */
export function siblingUrl(url, name) {
  const sibling = new URL(url);
  sibling.pathname = `/${name}`;
  return sibling.href;
}
