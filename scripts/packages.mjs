import { existsSync, lstatSync, readFileSync } from 'node:fs';
import { run, runOrFail } from './processes.mjs';
import { inProject, root } from './project.mjs';
import { PersonError } from './terminal.mjs';

/** `npm ci`, unless node_modules holds exactly what the lock file names. */
export async function ensurePackages() {
  if (isInstalled()) return 'inchangé';
  refuseLink();
  await runOrFail(...npmCommand(['ci', '--no-audit', '--no-fund']), { cwd: root });
  return '';
}

export const tryNpm = (args) => run(...npmCommand(args), { cwd: root });

/** npm writes its own list last, so an interrupted installation has none. */
function isInstalled() {
  const list = inProject('node_modules/.package-lock.json');
  if (!existsSync(list)) return false;
  const installed = packagesOf(list);
  const wanted = Object.entries(packagesOf(inProject('package-lock.json')));
  return wanted.every(([path, { version, optional, devOptional }]) => {
    if (path === '') return true;
    const found = installed[path];
    return found === undefined ? Boolean(optional || devOptional) : found.version === version;
  });
}

const packagesOf = (file) => JSON.parse(readFileSync(file, 'utf8')).packages;

/** `npm ci` empties the folder first: through a link, that would be another project's folder. */
function refuseLink() {
  const folder = inProject('node_modules');
  const isLink = lstatSync(folder, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
  if (!isLink) return;
  throw new PersonError(
    `${folder} est un lien vers un autre dossier, que npm ci viderait : supprimez ce lien d'abord.\n` +
      `${folder} is a link to another folder, which npm ci would empty: remove the link first.`,
  );
}

function npmCommand(args) {
  const own = process.env.npm_execpath;
  return own?.endsWith('.js') ? [process.execPath, [own, ...args]] : ['npm', args];
}
