import { z } from 'zod';

const port = z.coerce.number().int().min(1).max(65535);

/** A sentence for each mistake: what is wrong with which setting, and what to write instead. */
const environmentSchema = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('production'),
  PORT: port.default(3000),
  HOST: z.string().default('127.0.0.1'),
  APP_URL: z
    .url('APP_URL doit être une adresse http(s) complète, par exemple https://icamo.sn')
    .optional(),
  DATABASE_URL: z
    .string('DATABASE_URL manque : mysql://utilisateur:motdepasse@hote:3306/base')
    .startsWith('mysql://', 'DATABASE_URL doit commencer par mysql://'),
  REDIS_URL: z
    .string('REDIS_URL manque : redis://hote:6379')
    .regex(/^rediss?:\/\//, 'REDIS_URL doit commencer par redis:// ou rediss://'),
  WAVE_API_URL: z.url('WAVE_API_URL doit être une adresse http(s)').default('https://api.wave.com'),
  WAVE_PAY_ORIGIN: z.url('WAVE_PAY_ORIGIN doit être une adresse http(s)').optional(),
  MAIL_URL: z.string().optional(),
  SMS_URL: z.string().optional(),
  FILES_DIR: z.string().default('.data/files'),
  DATA_DIR: z.string().default('.data'),
  METRICS_TOKEN: z.string().min(16, 'METRICS_TOKEN doit compter au moins 16 caractères').optional(),
  ENCRYPTION_KEYS: z
    .string('ENCRYPTION_KEYS manque : k1:<32 octets en base64>, la première clé chiffre')
    .transform(parseKeys),
  AUDIT_KEY: z.string('AUDIT_KEY manque : 32 octets en base64').transform(parseKey('AUDIT_KEY')),
  DEMO: z
    .enum(['0', '1'], 'DEMO vaut 0 ou 1')
    .default('0')
    .transform((value) => value === '1'),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  STATEMENT_CHECK: z.enum(['on', 'off']).optional(),
});

export type Settings = Readonly<z.output<typeof environmentSchema>> & {
  readonly appUrl: string;
  readonly secureCookies: boolean;
  readonly wavePayOrigin: string;
};

export type EncryptionKey = { readonly id: string; readonly bytes: Buffer };

/** @throws Error whose message has one line for each wrong setting, never a value. */
export function readSettings(environment: Record<string, string | undefined>): Settings {
  const present = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = environmentSchema.safeParse(present);
  if (!parsed.success) {
    const lines = parsed.error.issues.map(
      (issue) => `- ${issue.path.join('.')} : ${issue.message}`,
    );
    throw new Error(`Réglages à corriger :\n${lines.join('\n')}`);
  }
  const values = parsed.data;
  const appUrl = (values.APP_URL ?? `http://localhost:${values.PORT}`).replace(/\/$/, '');
  const simulated = /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:|\/|$)/.test(values.WAVE_API_URL);
  return {
    ...values,
    appUrl,
    secureCookies: !isLoopbackHttp(appUrl),
    wavePayOrigin:
      values.WAVE_PAY_ORIGIN ??
      (simulated ? new URL(values.WAVE_API_URL).origin : 'https://pay.wave.com'),
  };
}

let current: Settings | undefined;

/** The settings of this process, read and checked once. */
export function settings(): Settings {
  current ??= readSettings(process.env);
  return current;
}

const isLoopbackHttp = (url: string) =>
  /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?(\/|$)/.test(url);

function parseKeys(text: string, context: z.core.$RefinementCtx): readonly EncryptionKey[] {
  return text.split(',').map((entry) => {
    const [id, encoded] = entry.trim().split(':');
    const bytes = Buffer.from(encoded ?? '', 'base64');
    if (id === undefined || !/^[a-z0-9]{1,16}$/.test(id) || bytes.length !== 32) {
      context.addIssue('chaque clé s’écrit nom:<32 octets en base64>, séparées par des virgules');
    }
    return { id: id ?? '', bytes };
  });
}

function parseKey(name: string) {
  return (text: string, context: z.core.$RefinementCtx): Buffer => {
    const bytes = Buffer.from(text, 'base64');
    if (bytes.length < 32) context.addIssue(`${name} doit compter au moins 32 octets en base64`);
    return bytes;
  };
}
