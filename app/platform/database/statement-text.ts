const LITERAL = /'(?:[^']|'')*'|"(?:[^"]|"")*"|`[^`]*`/g;

/**
 * Signs that the SQL parser and MariaDB read differently, or that keep or leak state outside of the
 * tenant: comments (MariaDB runs some, and takes `1--1` for a sum), operators whose precedence
 * differs, variables of the session, several statements, files and locks of the server.
 */
const FORBIDDEN: readonly (readonly [RegExp, string])[] = [
  [/--|#|\/\*/, 'a comment is not allowed'],
  [/\|\||&&|!(?!=)|\bXOR\b/i, 'write AND, OR and NOT out'],
  [/@|:=/, 'variables are not allowed'],
  [/;/, 'only one statement is allowed'],
  [/['"`]/, 'a quotation does not end'],
  [
    /\b(OUTFILE|DUMPFILE|LOAD_FILE|GET_LOCK|RELEASE_LOCK|LAST_INSERT_ID|SLEEP|BENCHMARK|RETURNING)\b/i,
    'files, locks and the state of the session are not allowed',
  ],
];

/** What a statement's text must not contain, before it is parsed; null when it is clean. */
export function findForbiddenText(statement: string): string | null {
  if (statement.includes('\\'))
    return 'a backslash is not allowed: LIKE … ESCAPE takes another sign';
  const literals = statement.match(LITERAL) ?? [];
  if (literals.some((literal) => literal.includes('?'))) {
    return 'a question mark inside quotes would be taken for a value';
  }
  const bare = statement.replace(LITERAL, ' quoted ');
  return FORBIDDEN.find(([sign]) => sign.test(bare))?.[1] ?? null;
}

/** Words that only the parser takes for its own: it reads them as names when they stand in backquotes. */
const PARSER_WORDS = new RegExp(`${LITERAL.source}|\\b(status|session)\\b`, 'gi');

export function quoteParserWords(statement: string): string {
  return statement.replace(PARSER_WORDS, (found, word?: string) =>
    word === undefined ? found : `\`${word}\``,
  );
}
