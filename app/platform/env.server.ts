import { z } from 'zod';

const PORT_SENTENCE = 'PORT doit être un nombre de 1 à 65535';
const port = z.coerce
  .number(PORT_SENTENCE)
  .int(PORT_SENTENCE)
  .min(1, PORT_SENTENCE)
  .max(65535, PORT_SENTENCE);
const address = (sentence: string) => z.url({ protocol: /^https?$/, error: sentence });

/** A sentence for each mistake: what is wrong with which setting, and what to write instead. */
const environmentSchema = z.object({
  NODE_ENV: z
    .enum(['development', 'production', 'test'], 'NODE_ENV vaut development, production ou test')
    .default('production'),
  PORT: port.default(3000),
  HOST: z.string().default('127.0.0.1'),
  APP_URL: address(
    'APP_URL doit être une adresse http(s) complète, par exemple https://icamo.sn',
  ).optional(),
  DATABASE_URL: z
    .string('DATABASE_URL manque : mysql://utilisateur:motdepasse@hote:3306/base')
    .startsWith('mysql://', 'DATABASE_URL doit commencer par mysql://')
    .refine(namesDatabase, 'DATABASE_URL doit nommer hôte et base : mysql://…@hote:3306/base'),
  REDIS_URL: z
    .string('REDIS_URL manque : redis://hote:6379')
    .regex(/^rediss?:\/\//, 'REDIS_URL doit commencer par redis:// ou rediss://')
    .refine(namesHost, 'REDIS_URL doit nommer un hôte : redis://hote:6379'),
  TRUSTED_PROXIES: z
    .string()
    .transform(parseAddresses)
    .default(() => []),
  WAVE_API_URL: address('WAVE_API_URL doit être une adresse http(s)').default(
    'https://api.wave.com',
  ),
  WAVE_PAY_ORIGIN: address('WAVE_PAY_ORIGIN doit être une adresse http(s)').optional(),
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
  LOG_LEVEL: z
    .enum(
      ['debug', 'info', 'warn', 'error', 'silent'],
      'LOG_LEVEL vaut debug, info, warn, error ou silent',
    )
    .default('info'),
  STATEMENT_CHECK: z.enum(['on', 'off'], 'STATEMENT_CHECK vaut on ou off').optional(),
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

function namesHost(text: string): boolean {
  return URL.canParse(text) && new URL(text).hostname !== '';
}

function namesDatabase(text: string): boolean {
  return namesHost(text) && /^\/[^/]+$/.test(new URL(text).pathname);
}

const ADDRESSES = z.array(z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()]));

function parseAddresses(text: string, context: z.core.$RefinementCtx): string[] {
  const addresses = text.split(',').map((entry) => entry.trim());
  if (!ADDRESSES.safeParse(addresses).success) {
    context.addIssue('TRUSTED_PROXIES : adresses ou réseaux séparés par des virgules');
  }
  return addresses;
}

function parseKeys(text: string, context: z.core.$RefinementCtx): readonly EncryptionKey[] {
  const names = new Set<string>();
  return text.split(',').map((entry) => {
    const [id = '', encoded] = entry.trim().split(':');
    if (names.has(id))
      context.addIssue(`deux clés portent le nom ${id} : la seconde ne servirait jamais`);
    names.add(id);
    const bytes = Buffer.from(encoded ?? '', 'base64');
    if (!/^[a-z0-9]{1,16}$/.test(id) || bytes.length !== 32) {
      context.addIssue('chaque clé s’écrit nom:<32 octets en base64>, séparées par des virgules');
    }
    return { id, bytes };
  });
}

function parseKey(name: string) {
  return (text: string, context: z.core.$RefinementCtx): Buffer => {
    const bytes = Buffer.from(text, 'base64');
    if (bytes.length < 32) context.addIssue(`${name} doit compter au moins 32 octets en base64`);
    return bytes;
  };
}
