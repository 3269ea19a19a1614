import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildPrograms, buildSite } from './build.mjs';
import {
  demoEnvironment,
  demoFile,
  readDemo,
  seedDemonstration,
  startApplication,
} from './application.mjs';
import { keptSecrets } from './demo-secrets.mjs';
import { generate } from './generate.mjs';
import { ensurePackages } from './packages.mjs';
import { startPrivateServers, stopPrivateServers } from './private-servers.mjs';
import { freePort, isPortFree, stopRunning, whenNpmEnds } from './processes.mjs';
import { requireNode } from './project.mjs';
import { createSupervisor, stopLeftPrograms } from './supervisor.mjs';
import { ensurePrograms } from './system-programs.mjs';
import { explain, PersonError, say, step, totalTime } from './terminal.mjs';

/** From a fresh clone to a running application; ends when a signal asks it to. */
export async function runDemonstration({ mode, folder, reset }) {
  requireNode();
  say('icamo — démonstration / demonstration\n');
  await takeFolder(folder, reset);
  const supervisor = createSupervisor(folder);
  const stopAll = onStopSignals(folder, supervisor);
  try {
    const port = await requirePort(process.env.PORT ?? '3000');
    await step('MariaDB, Redis, paquets npm', () =>
      Promise.all([ensurePrograms(['mariadbd', 'redis']), ensurePackages()]).then(() => ''),
    );
    const servers = await step('Serveurs privés', () => startPrivateServers({ folder }));
    const secrets = keptSecrets(join(folder, 'secrets.json'));
    const simulatorPort = await freePort(Number(process.env.WAVE_SIMULATOR_PORT ?? 4010));
    const appUrl = process.env.APP_URL;
    const place = { folder, port, simulatorPort, servers, secrets, mode };
    const env = demoEnvironment(appUrl ? { ...place, appUrl } : place);
    await prepare({ env, mode, folder });
    await step('Application, travaux de fond, simulateur', () =>
      startApplication({ folder, env, mode, supervisor }),
    );
    showAccounts(folder);
  } catch (error) {
    await stopAll(1, error);
  }
}

/** Client, migrations and seed beside the build: each uses one core. */
async function prepare({ env, mode, folder }) {
  const url = env.DATABASE_URL;
  await step('Client de base de données', generate);
  const built = mode === 'built' ? buildAll() : Promise.resolve();
  await Promise.all([built, fillDatabase({ env, folder, url })]);
}

/** The site first: Remix empties the whole build folder. */
async function buildAll() {
  await step('Construction du site', buildSite);
  await step('Construction des programmes', buildPrograms);
}

async function fillDatabase({ env, folder, url }) {
  // mysql2 is there only after `npm ci`.
  const [databases, { migrate }] = await Promise.all([
    import('./databases.mjs'),
    import('./migrate.mjs'),
  ]);
  const seeded = join(folder, 'seeded');
  // Without the mark, a seed was interrupted: half a nation is worse than none.
  if (!existsSync(seeded)) await databases.dropDatabase(url);
  await databases.createDatabase(url);
  await step('Migrations', () => migrate(url)).catch((error) => {
    throw new PersonError(`${error.message}\n\nnpm run demo -- --reset`);
  });
  await step('Nation de démonstration', async () => {
    if (existsSync(seeded)) return 'conservée';
    const today = new Date().toISOString().slice(0, 10);
    await seedDemonstration({ env, today });
    writeFileSync(seeded, `${today}\n`);
    return '';
  });
}

async function takeFolder(folder, reset) {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  await stopPrivateServers(folder);
  await stopLeftPrograms(folder);
  if (!reset) return;
  await step('Anciennes données effacées', () => {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  });
}

async function requirePort(text) {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new PersonError(
      `PORT vaut « ${text} » : il faut un nombre de 1 à 65535.\n` +
        `PORT is “${text}”: a number from 1 to 65535 is needed.`,
    );
  }
  if (await isPortFree(port)) return port;
  throw new PersonError(
    `Le port ${port} est déjà pris. Choisissez-en un autre : PORT=${port + 1} npm run demo\n` +
      `Port ${port} is taken. Choose another one: PORT=${port + 1} npm run demo`,
  );
}

function showAccounts(folder) {
  const { url, simulatorUrl, accounts = [] } = readDemo(folder);
  say(`\n  Prêt en ${totalTime()} :  ${url}   (simulateur Wave : ${simulatorUrl})\n`);
  const others = accounts.filter((account) => !isShown(account, accounts));
  showTable(accounts.filter((account) => isShown(account, accounts)));
  const ipm = new Set(others.map(({ path }) => path.split('/')[2])).size;
  if (ipm > 0)
    say(`\n  … et ceux des ${ipm} autres IPM / and those of ${ipm} more: ${demoFile(folder)}`);
  const passwords = [...new Set(accounts.map(({ password }) => password))];
  if (passwords.length > 0) say(`\n  Mot de passe / password : ${passwords.join(', ')}`);
  say('  Données inventées. Ctrl-C arrête tout. / Invented data. Ctrl-C stops everything.\n');
}

/** The first IPM's accounts and the nation's; the others are alike. */
function isShown({ path = '' }, accounts) {
  const [, , first] = (accounts[0]?.path ?? '').split('/');
  const [, , slug] = path.split('/');
  return slug === undefined || slug === first;
}

function showTable(accounts) {
  const width = (key) => Math.max(...accounts.map((account) => String(account[key] ?? '').length));
  const widths = { role: width('role'), email: width('email') };
  for (const { role, email, path, totpSecret } of accounts) {
    const code = totpSecret ? `   TOTP ${totpSecret}` : '';
    say(`  ${role.padEnd(widths.role)}  ${email.padEnd(widths.email)}  ${path ?? ''}${code}`);
  }
}

/**
 * Answers a function that stops all and ends the process. It goes by what the folder's pid files say,
 * so that a signal in the middle of the start leaves nothing running either.
 */
function onStopSignals(folder, supervisor) {
  let stopping;
  const stopAll = (code, error) => {
    stopping ??= (async () => {
      if (error === undefined) say('\n  Arrêt…');
      else explain(error);
      stopRunning();
      await supervisor.stop();
      await stopPrivateServers(folder);
      process.exit(code);
    })();
    return stopping;
  };
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => void stopAll(0));
  whenNpmEnds(() => void stopAll(0));
  return stopAll;
}
