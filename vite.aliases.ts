import { fileURLToPath } from 'node:url';

const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The same names as `paths` in tsconfig.json. */
export const projectAliases = {
  '~': folder('./app'),
  '#jobs': folder('./jobs'),
  '#tests': folder('./tests'),
};
