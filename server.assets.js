import { readdirSync } from 'node:fs';
import express from 'express';

/** In the order of preference; browsers name all that they read as equals. */
const ENCODINGS = [
  ['br', '.br'],
  ['gzip', '.gz'],
];

/**
 * The browser's files, whose names change with their content: kept for a year, and sent as they
 * were compressed by the build when the browser reads that. What is not there goes on to `next`.
 */
export function serveAssets(folder) {
  const names = new Set(readdirSync(folder));
  const files = express.static(folder, { immutable: true, maxAge: '1y', index: false });
  return (request, response, next) => {
    const name = request.path.slice(1);
    if (!names.has(name) || /\.(br|gz)$/.test(name)) return next();
    const encodings = ENCODINGS.filter(([, ending]) => names.has(name + ending));
    if (encodings.length === 0) return files(request, response, next);
    response.type(name.slice(name.lastIndexOf('.'))).vary('Accept-Encoding');
    const chosen = encodings.find(([encoding]) => request.acceptsEncodings(encoding));
    if (chosen === undefined) return files(request, response, next);
    const [encoding, ending] = chosen;
    response.setHeader('Content-Encoding', encoding);
    request.url = `/${name}${ending}`;
    return files(request, response, next);
  };
}
