import { mkdtemp, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { createMail, readMailFolder } from './mail-file.server';
import { formatMessage } from './mail-message';
import { readMessage } from './mail-reading';

const ENVELOPE = {
  from: { address: 'ne-pas-repondre@icamo.example', name: 'ICAMO' },
  sentAt: new Date('2026-03-05T14:32:00.000Z'),
  messageId: 'one@icamo.example',
  boundary: '=_one',
};

const MESSAGE = {
  to: { address: 'gerant@teranga.example', name: 'Aïssatou Guèye' },
  subject: 'Votre invitation à rejoindre l’IPM Teranga des transports et de la logistique de Dakar',
  text: `Bonjour Aïssatou,\n\nMontant : 1\u202f250\u202f000\u00a0FCFA = tout.\n${'é'.repeat(100)}\nfin \n.\n`,
};

describe('a message', () => {
  it('is ASCII, in lines of at most 76 characters, with CRLF ends', () => {
    const source = formatMessage({ ...MESSAGE, html: '<p>Été</p>' }, ENVELOPE);
    expect(source).toMatch(/^[\x20-\x7e\r\n]*$/);
    expect(source.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(Math.max(...source.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(76);
    expect(source).toContain('Date: Thu, 05 Mar 2026 14:32:00 +0000');
  });

  it.each([MESSAGE, { ...MESSAGE, html: '<p>Été</p>' }])('is read back as it was', (message) => {
    expect(readMessage(formatMessage(message, ENVELOPE))).toEqual({
      from: 'ICAMO <ne-pas-repondre@icamo.example>',
      to: 'Aïssatou Guèye <gerant@teranga.example>',
      subject: MESSAGE.subject,
      sentAt: ENVELOPE.sentAt,
      text: MESSAGE.text.trimEnd(),
    });
  });

  it('cannot gain a header through a subject or a name', () => {
    const source = formatMessage(
      {
        to: { address: 'a@b.example', name: 'A\r\nBcc: x@y.example' },
        subject: 'Bonjour\r\nBcc: x@y.example',
        text: '',
      },
      ENVELOPE,
    );
    expect(source).not.toMatch(/^Bcc:/m);
    expect(readMessage(source).subject).toBe('Bonjour Bcc: x@y.example');
  });

  it.each(['a@b.example\r\nBcc: x@y.example', 'a@b, c@d', '<a@b>', 'sans-arobase', 'é@b.example'])(
    'is not written to %j',
    (address) => {
      expect(() => formatMessage({ ...MESSAGE, to: { address } }, ENVELOPE)).toThrow();
    },
  );
});

describe('the mail of MAIL_URL', () => {
  const settings = { from: ENVELOPE.from, now: () => ENVELOPE.sentAt };

  it('is a file for each message in the folder named', async () => {
    const folder = join(await mkdtemp(join(tmpdir(), 'mail-')), 'sub folder');
    const mail = createMail(pathToFileURL(folder).href, settings);
    await mail.send(MESSAGE);
    await mail.send({ ...MESSAGE, subject: 'Deux' });
    expect((await readdir(folder)).every((name) => name.endsWith('.eml'))).toBe(true);
    const subjects = (await readMailFolder(folder, 10)).map((eml) => readMessage(eml).subject);
    expect(subjects.sort()).toEqual(['Deux', MESSAGE.subject]);
  });

  it.each(['smtp://localhost:25', 'nonsense', ''])('cannot be %j', (url) => {
    expect(() => createMail(url, settings)).toThrow('file:///');
  });
});
