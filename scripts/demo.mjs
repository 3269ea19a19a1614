import { resolve } from 'node:path';
import { runDemonstration } from './demonstration.mjs';
import { readOptions } from './options.mjs';
import { inProject } from './project.mjs';
import { explain } from './terminal.mjs';

/** `npm run demo`: everything built, on private servers below .data. `-- --reset` begins anew. */
try {
  const options = readOptions({
    reset: { type: 'boolean', default: false },
    data: { type: 'string', default: inProject('.data') },
  });
  await runDemonstration({ mode: 'built', folder: resolve(options.data), reset: options.reset });
} catch (error) {
  explain(error);
  process.exit(1);
}
