import { Mysql2Adapter } from '@lucia-auth/adapter-mysql';
import type { Pool } from 'mysql2/promise';

/** Lucia's tables on the one pool. */
export const createLuciaAdapter = (pool: Pool) =>
  new Mysql2Adapter(pool, { user: 'user', session: 'session' });
