import type { Pool } from 'mysql2/promise';
import { PrismaClient } from './generated/client';
import { createMysql2AdapterFactory } from './prisma-adapter.server';

/** The client without walls: only this folder opens it, to make handles bound to a tenant. */
export type PrismaDoor = PrismaClient;

/** Prisma on the process's own pool; closing the pool closes it. */
export function createPrisma(pool: Pool): PrismaDoor {
  // Its longer sentences quote what was to be written.
  return new PrismaClient({ adapter: createMysql2AdapterFactory(pool), errorFormat: 'minimal' });
}
