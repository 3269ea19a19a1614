import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const FONT_FOLDER = 'app/integrations/pdf/fonts';

/** Found from the source and from the built program alike: both live below the project's folder. */
export function fontPath(fileName: string): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  for (;;) {
    const path = join(folder, FONT_FOLDER, fileName);
    if (existsSync(path)) return path;
    const parent = dirname(folder);
    if (parent === folder) throw new Error(`${FONT_FOLDER}/${fileName} is missing`);
    folder = parent;
  }
}
