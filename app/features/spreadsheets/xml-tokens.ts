import { UnreadableFile } from './sheet-row';

const MAX_TAG = 64 * 1024;
const MAX_TEXT = 100_000;
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

type XmlHandler = {
  /** `name` without its prefix; an element without content is opened, then closed. */
  readonly open: (name: string, tag: string) => void;
  readonly close: (name: string) => void;
  /** Only asked for while `wantsText`. */
  readonly text: (text: string) => void;
  readonly wantsText: () => boolean;
};

/**
 * Says the tags and texts of XML that arrives in pieces. It knows no entities of a document's own:
 * a document cannot make it grow, and a tag or a text without end is refused.
 * @throws UnreadableFile
 */
export function createXmlReader(handler: XmlHandler) {
  let rest = '';
  return {
    push(piece: string): void {
      const text = rest + piece;
      let at = 0;
      for (;;) {
        const open = text.indexOf('<', at);
        const end = open < 0 ? -1 : text.indexOf('>', open);
        if (end < 0) break;
        if (open > at && handler.wantsText()) handler.text(decoded(text.slice(at, open)));
        say(handler, text.slice(open + 1, end));
        at = end + 1;
      }
      rest = text.slice(at);
      // A text that nobody wants need not be kept.
      if (!rest.includes('<') && !handler.wantsText()) rest = '';
      if (rest.length > MAX_TEXT + MAX_TAG) throw new UnreadableFile('import-not-a-table');
    },
  };
}

function say(handler: XmlHandler, tag: string) {
  const first = tag.charCodeAt(0);
  // Declarations and comments.
  if (first === 0x3f || first === 0x21) return;
  if (first === 0x2f) {
    handler.close(nameOf(tag, 1));
    return;
  }
  const name = nameOf(tag, 0);
  handler.open(name, tag);
  if (tag.endsWith('/')) handler.close(name);
}

function nameOf(tag: string, from: number): string {
  let end = from;
  let start = from;
  for (; end < tag.length; end += 1) {
    const code = tag.charCodeAt(end);
    if (code === 0x3a) start = end + 1;
    else if (code <= 0x20 || code === 0x2f) break;
  }
  return tag.slice(start, end);
}

/** The value of an attribute of a tag, as written; null when it has none of that name. */
export function attributeOf(tag: string, name: string): string | null {
  const at = tag.indexOf(` ${name}="`);
  if (at < 0) return null;
  const start = at + name.length + 3;
  const end = tag.indexOf('"', start);
  return end < 0 ? null : tag.slice(start, end);
}

function decoded(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]+);/gi, (written, entity: string) => {
    if (!entity.startsWith('#')) return ENTITIES[entity] ?? written;
    const hex = entity[1] === 'x' || entity[1] === 'X';
    const code = Number.parseInt(entity.slice(hex ? 2 : 1), hex ? 16 : 10);
    return code <= 0x10ffff ? String.fromCodePoint(code) : written;
  });
}
