import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The demonstration beside us, when there is one: its database and the key of its seals. */
export function demonstration(): { readonly databaseUrl?: string; readonly auditKey?: string } {
  const folder = process.env.DATA_DIR ?? '.data';
  const databaseUrl = textIn(join(folder, 'demo.json'), 'databaseUrl');
  const auditKey = textIn(join(folder, 'secrets.json'), 'AUDIT_KEY');
  return {
    ...(databaseUrl === undefined ? {} : { databaseUrl }),
    ...(auditKey === undefined ? {} : { auditKey }),
  };
}

function textIn(file: string, name: string): string | undefined {
  if (!existsSync(file)) return undefined;
  const value = (JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>)[name];
  return typeof value === 'string' ? value : undefined;
}
