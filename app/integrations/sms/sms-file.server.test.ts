import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { createSms, readSmsFolder } from './sms-file.server';

const SENT_AT = new Date('2026-03-05T14:32:00.000Z');
const settings = { now: () => SENT_AT };

describe('a text message', () => {
  it('is a file in the folder that SMS_URL names', async () => {
    const folder = join(await mkdtemp(join(tmpdir(), 'sms-')), 'out');
    const sms = createSms(pathToFileURL(folder).href, settings);
    expect(await readSmsFolder(folder, 10)).toEqual([]);
    await sms.send({ to: '+221771234567', text: 'Votre prise en charge est prête.' });
    expect(await readSmsFolder(folder, 10)).toEqual([
      {
        to: '+221771234567',
        text: 'Votre prise en charge est prête.',
        sentAt: SENT_AT.toISOString(),
      },
    ]);
  });

  it('has plain spaces only, which take one of its 160 characters each', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'sms-'));
    const sms = createSms(pathToFileURL(folder).href, settings);
    await sms.send({ to: '+221771234567', text: 'À payer\u00a0: 15\u00a0000\u202fFCFA\u202f!' });
    expect(await sms.recent?.(1)).toMatchObject([{ text: 'À payer : 15 000 FCFA !' }]);
  });

  it.each([
    ['771234567', 'x'],
    ['+221771234567', ''],
    ['+221771234567', 'x'.repeat(1531)],
  ])('to %s of %#', async (to, text) => {
    const sms = createSms(pathToFileURL(tmpdir()).href, settings);
    await expect(sms.send({ to, text })).rejects.toThrow('text message');
  });

  it('goes nowhere else', () => {
    expect(() => createSms('https://sms.example', settings)).toThrow('file:///');
  });
});
