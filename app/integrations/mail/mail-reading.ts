/** A message that `formatMessage` wrote, for the page that shows them. */
export type ReadMessage = { from: string; to: string; subject: string; sentAt: Date; text: string };

/** Reads what this application writes: not a reader of other people's mail. */
export function readMessage(source: string): ReadMessage {
  const { headers, body } = splitMessage(source);
  const boundary = /boundary="([^"]+)"/.exec(headers.get('content-type') ?? '')?.[1];
  const plain =
    boundary === undefined ? body : splitMessage(body.split(`--${boundary}\r\n`)[1] ?? '').body;
  return {
    from: decodeWords(headers.get('from') ?? ''),
    to: decodeWords(headers.get('to') ?? ''),
    subject: decodeWords(headers.get('subject') ?? ''),
    sentAt: new Date(headers.get('date') ?? Number.NaN),
    text: decodeQuotedPrintable(plain).replaceAll('\r\n', '\n').trimEnd(),
  };
}

function splitMessage(source: string): { headers: Map<string, string>; body: string } {
  const end = source.indexOf('\r\n\r\n');
  const unfolded = source.slice(0, end).replace(/\r\n[ \t]/g, ' ');
  const headers = new Map<string, string>();
  for (const line of unfolded.split('\r\n')) {
    const colon = line.indexOf(':');
    headers.set(line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim());
  }
  return { headers, body: source.slice(end + 4) };
}

/** The space between two encoded words belongs to neither. */
function decodeWords(text: string): string {
  return text
    .replace(/\?= =\?/g, '?==?')
    .replace(/=\?UTF-8\?B\?([^?]*)\?=/g, (_word, encoded: string) =>
      Buffer.from(encoded, 'base64').toString('utf8'),
    );
}

function decodeQuotedPrintable(text: string): string {
  const joined = text.replace(/=\r\n/g, '');
  const latin = joined.replace(/=([0-9A-F]{2})/g, (_escape, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return Buffer.from(latin, 'latin1').toString('utf8');
}
