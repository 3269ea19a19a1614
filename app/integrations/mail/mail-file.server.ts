import { randomUUID } from 'node:crypto';
import { mkdir, readFile, readdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { formatMessage } from './mail-message';
import type { MailAddress, MailPort } from './mail-port';
import { readMessage } from './mail-reading';

export type MailSettings = { from: MailAddress; now: () => Date };

/**
 * The mail of `MAIL_URL`. Only `file:///folder` is known: each message becomes an `.eml` file there.
 * @throws with a sentence for the person who sets the application up.
 */
export function createMail(mailUrl: string, settings: MailSettings): MailPort {
  if (!URL.canParse(mailUrl) || new URL(mailUrl).protocol !== 'file:') {
    throw new Error(
      'MAIL_URL : seule la forme file:///chemin/du/dossier est prise en charge ; ' +
        'chaque message y devient un fichier .eml',
    );
  }
  return createMailFolder(fileURLToPath(mailUrl), settings);
}

export function createMailFolder(folder: string, { from, now }: MailSettings): MailPort {
  return {
    async send(message) {
      const sentAt = now();
      const id = randomUUID();
      const text = formatMessage(message, {
        from,
        sentAt,
        messageId: `${id}@${from.address.split('@')[1] ?? 'localhost'}`,
        boundary: `=_${id}`,
      });
      await mkdir(folder, { recursive: true });
      // The colons of an instant are not allowed in file names everywhere.
      const name = `${sentAt.toISOString().replaceAll(':', '-')}-${id.slice(0, 8)}.eml`;
      await writeFile(join(folder, `.${name}.part`), text, { mode: 0o600 });
      await rename(join(folder, `.${name}.part`), join(folder, name));
    },
    recent: async (limit) => (await readMailFolder(folder, limit)).map(readMessage),
  };
}

/** The latest messages of the folder, as the files are, the newest first. */
export async function readMailFolder(folder: string, limit: number): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  const latest = names
    .filter((name) => name.endsWith('.eml'))
    .sort()
    .reverse()
    .slice(0, limit);
  return Promise.all(latest.map((name) => readFile(join(folder, name), 'utf8')));
}
