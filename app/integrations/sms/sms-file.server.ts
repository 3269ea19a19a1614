import { randomUUID } from 'node:crypto';
import { mkdir, readFile, readdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { plainSpaces } from '~/domain/text/plain-spaces';
import type { SmsPort } from './sms-port';

const E164 = /^\+[1-9]\d{7,14}$/;

/** Ten parts of a concatenated message: nobody reads more. */
const MAX_TEXT_LENGTH = 1_530;

const filedSms = z.object({ to: z.string(), text: z.string(), sentAt: z.iso.datetime() });

export type FiledSms = z.infer<typeof filedSms>;

/**
 * The text messages of `SMS_URL`. Only `file:///folder` is known: each becomes a `.json` file there.
 * @throws with a sentence for the person who sets the application up.
 */
export function createSms(smsUrl: string, settings: { now: () => Date }): SmsPort {
  if (!URL.canParse(smsUrl) || new URL(smsUrl).protocol !== 'file:') {
    throw new Error(
      'SMS_URL : seule la forme file:///chemin/du/dossier est prise en charge ; ' +
        'chaque message y devient un fichier .json',
    );
  }
  return createSmsFolder(fileURLToPath(smsUrl), settings);
}

export function createSmsFolder(folder: string, { now }: { now: () => Date }): SmsPort {
  return {
    async send({ to, text }) {
      if (!E164.test(to)) throw new Error('A text message needs a number in E.164');
      if (text === '' || text.length > MAX_TEXT_LENGTH) {
        throw new Error(`A text message has 1 to ${MAX_TEXT_LENGTH} characters`);
      }
      const sentAt = now().toISOString();
      const filed: FiledSms = { to, text: plainSpaces(text), sentAt };
      await mkdir(folder, { recursive: true });
      const name = `${sentAt.replaceAll(':', '-')}-${randomUUID().slice(0, 8)}.json`;
      await writeFile(join(folder, `.${name}.part`), JSON.stringify(filed), { mode: 0o600 });
      await rename(join(folder, `.${name}.part`), join(folder, name));
    },
    async recent(limit) {
      const messages = await readSmsFolder(folder, limit);
      return messages.map(({ sentAt, ...message }) => ({ ...message, sentAt: new Date(sentAt) }));
    },
  };
}

/** The latest messages of the folder, the newest first. */
export async function readSmsFolder(folder: string, limit: number): Promise<FiledSms[]> {
  const names = await readdir(folder).catch(() => []);
  const latest = names
    .filter((name) => name.endsWith('.json'))
    .sort()
    .reverse()
    .slice(0, limit);
  return Promise.all(
    latest.map(async (name) =>
      filedSms.parse(JSON.parse(await readFile(join(folder, name), 'utf8'))),
    ),
  );
}
