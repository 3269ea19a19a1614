import mysql from 'mysql2/promise';
import { createBrowser, RefusedError, UnansweredError } from './browser.mjs';
import { createClaims } from './claims.mjs';
import { createFaults, planFaults } from './faults.mjs';
import { OPERATIONS } from './operations.mjs';
import { burstOfPayments } from './payment-burst.mjs';
import { createRandom } from './random.mjs';
import { readTargets } from './targets.mjs';

const USERS_AT_ONCE = 8;
const BURST_EVERY = 400;
const SEEDS_APART = 1_000_003;
const PASSWORD = 'Demo-icamo-2026';

/** `operations` mixed operations by several users while programs die; answers what came of them. */
export async function runOperations({ world, seed, operations, report }) {
  const random = createRandom(seed);
  const database = lookingPool(world.env.DATABASE_URL);
  const claims = createClaims();
  const counts = { unanswered: 0, cut: 0 };
  const faults = createFaults({ plan: planFaults(random, operations), world, report });
  const ipms = await readTargets(database);
  const users = createUsers({ world, counts, random });
  let number = 0;
  // What an operation does depends on its number alone, not on the order in which users are answered.
  const perform = async (asked) => {
    number += 1;
    const own = createRandom(seed * SEEDS_APART + number);
    const run = asked ?? chosen(own);
    const about = { claims, ipm: own.pick(ipms), random: own, number, database };
    await attempt(claims, run, { ...about, simulatorUrl: world.simulatorUrl, ...users });
    faults.reached(claims.asked);
  };
  let nextBurst = Math.min(BURST_EVERY, operations) / 2;
  const lane = async () => {
    while (claims.asked < operations) {
      if (claims.asked >= nextBurst) {
        nextBurst += BURST_EVERY;
        await burstOfPayments({ perform, faults, world, random, database });
      }
      await perform();
    }
  };
  await Promise.all(Array.from({ length: USERS_AT_ONCE }, lane));
  await faults.settled();
  return {
    claims,
    faults: faults.counts,
    requests: counts,
    paidSessions: users.paidSessions,
    unnamedPayments: users.unnamedPayments,
    database,
  };
}

function chosen(random) {
  let left = random.int(
    1,
    OPERATIONS.reduce((sum, { weight }) => sum + weight, 0),
  );
  return OPERATIONS.find(({ weight }) => (left -= weight) <= 0).run;
}

/** A refusal and an answer that never came are told; what they left is found by the reckoning. */
async function attempt(claims, run, about) {
  try {
    await run(about);
  } catch (error) {
    if (!(error instanceof RefusedError || error instanceof UnansweredError)) throw error;
    claims.refuse(run.name, error);
  }
}

/** One browser for each role of each IPM, signed in when first needed. */
function createUsers({ world, counts, random }) {
  const known = new Map();
  const newBrowser = () => createBrowser({ url: world.url, password: PASSWORD, counts, random });
  const signedIn = async (email) => {
    const browser = newBrowser();
    await browser.signIn(email);
    return browser;
  };
  return {
    newBrowser,
    busyCalls: new Set(),
    refunded: new Set(),
    takenBack: new Set(),
    paidSessions: [],
    unnamedPayments: [],
    user(ipm, role) {
      const email = `${role}@${ipm.slug}.example`;
      if (!known.has(email)) known.set(email, signedIn(email));
      return known.get(email);
    },
  };
}

/** To look at the database while it is killed: a question that finds no server is asked again. */
function lookingPool(url) {
  const pool = mysql.createPool({ uri: url, timezone: 'Z', connectionLimit: 6 });
  const patiently = (name) => async (sql, values) => {
    for (let attempts = 1; ; attempts += 1) {
      try {
        return await pool[name](sql, values);
      } catch (error) {
        if (error.sqlState !== undefined && error.errno < 2_000 && error.errno !== 1053)
          throw error;
        if (attempts > 120) throw error;
        await new Promise((resolve) => setTimeout(resolve, 500));
      }
    }
  };
  return { query: patiently('query'), execute: patiently('execute'), end: () => pool.end() };
}
