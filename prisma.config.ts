import { defineConfig } from 'prisma/config';

/** Read by `prisma generate`; migrations are applied by `npm run db:migrate` (scripts/migrate.mjs). */
export default defineConfig({
  schema: 'prisma/schema',
  migrations: { path: 'prisma/migrations' },
  ...(process.env['DATABASE_URL'] ? { datasource: { url: process.env['DATABASE_URL'] } } : {}),
});
