import type { MailAddress, MailMessage } from './mail-port';

/** RFC 2047 allows 76 characters for a line with an encoded word, the header's name included. */
const ENCODED_WORD_BYTES = 39;
const MAX_LINE = 76;
const ASCII_TEXT = /^[\x20-\x7e]*$/;
/** No spaces, quotes, brackets or line breaks: nothing that could start another header. */
const ADDRESS = /^[^\s<>"(),:;\\@]+@[^\s<>"(),:;\\@]+$/;

export type MailEnvelope = { from: MailAddress; sentAt: Date; messageId: string; boundary: string };

/** The message as RFC 5322 and MIME write it: ASCII lines with CRLF ends. */
export function formatMessage(message: MailMessage, envelope: MailEnvelope): string {
  const headers = [
    `From: ${formatAddress(envelope.from)}`,
    `To: ${formatAddress(message.to)}`,
    `Subject: ${encodeHeader(message.subject)}`,
    `Date: ${formatDate(envelope.sentAt)}`,
    `Message-ID: <${envelope.messageId}>`,
    'MIME-Version: 1.0',
  ];
  if (message.html === undefined) {
    return [...headers, ...part('plain', message.text)].join('\r\n');
  }
  const { boundary } = envelope;
  return [
    ...headers,
    `Content-Type: multipart/alternative; boundary="${boundary}"`,
    '',
    `--${boundary}`,
    ...part('plain', message.text),
    `--${boundary}`,
    ...part('html', message.html),
    `--${boundary}--`,
    '',
  ].join('\r\n');
}

function part(subtype: 'plain' | 'html', text: string): string[] {
  return [
    `Content-Type: text/${subtype}; charset=utf-8`,
    'Content-Transfer-Encoding: quoted-printable',
    '',
    encodeQuotedPrintable(text),
  ];
}

function formatAddress({ address, name }: MailAddress): string {
  if (!ADDRESS.test(address)) throw new Error('This is not a mail address');
  const ascii = /^[\x21-\x7e]+$/.test(address);
  if (!ascii) throw new Error('Only addresses in ASCII can be written to');
  if (name === undefined || name === '') return address;
  const plain = /^[A-Za-z0-9 ]+$/.test(name);
  return `${plain ? name : encodeWords(name)} <${address}>`;
}

function encodeHeader(text: string): string {
  return ASCII_TEXT.test(text) && text.length < MAX_LINE - 'Subject: '.length
    ? text
    : encodeWords(text);
}

/** Encoded words of whole characters, one to a line; line breaks in the text become spaces. */
function encodeWords(text: string): string {
  const words: string[] = [];
  let word = '';
  for (const character of text.replace(/[\r\n]+/g, ' ')) {
    if (Buffer.byteLength(word + character) > ENCODED_WORD_BYTES) {
      words.push(word);
      word = '';
    }
    word += character;
  }
  words.push(word);
  return words.map((chunk) => `=?UTF-8?B?${Buffer.from(chunk).toString('base64')}?=`).join('\r\n ');
}

function encodeQuotedPrintable(text: string): string {
  return text
    .replace(/\r\n|\r/g, '\n')
    .split('\n')
    .map((line) => wrapQuoted(quoteLine(line)))
    .join('\r\n');
}

/** One token per byte or printable character, so that a soft break never cuts an escape. */
function quoteLine(line: string): string[] {
  const tokens = [...Buffer.from(line)].map((byte) =>
    byte >= 0x20 && byte <= 0x7e && byte !== 0x3d
      ? String.fromCharCode(byte)
      : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`,
  );
  // A space at the end of a line would be lost on the way.
  if (tokens.at(-1) === ' ') tokens[tokens.length - 1] = '=20';
  return tokens;
}

function wrapQuoted(tokens: string[]): string {
  const lines: string[] = [];
  let line = '';
  for (const token of tokens) {
    if (line.length + token.length > MAX_LINE - 1) {
      lines.push(`${line}=`);
      line = '';
    }
    line += token;
  }
  return [...lines, line].join('\r\n');
}

/** `Thu, 05 Nov 2026 14:32:00 +0000`. */
function formatDate(instant: Date): string {
  return instant.toUTCString().replace('GMT', '+0000');
}
