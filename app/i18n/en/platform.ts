import type { SameKeys } from '../dictionary';
import type { platform as french } from '../fr/platform';

export const platform = {
  title: 'Platform',
  description: 'State of the machines at {{at}}. No data of any IPM is read here.',
  state: 'State',
  checks: {
    title: 'Checks',
    name: 'Check',
    duration: 'Answered in',
    milliseconds: '{{milliseconds}} ms',
    ok: 'Answers',
    failed: 'Does not answer',
    database: 'Database',
    redis: 'Redis',
    migrations: 'Migrations applied',
    worker: 'Background work',
  },
  workers: {
    title: 'Background work',
    name: 'Process',
    seenAt: 'Last sign',
    alive: 'Running',
    silent: 'Stopped',
    none: 'No process has given a sign for twenty-four hours.',
  },
  messages: {
    title: 'Outgoing messages',
    sum: 'Waiting: {{waiting}}; failed: {{failed}}.',
    job: 'Job',
    waiting: 'Waiting',
    oldest: 'The oldest has waited for',
    failed: 'Failed',
    none: 'Nothing waits and nothing has failed.',
  },
  migrations: {
    title: 'Migrations',
    name: 'Name',
    finishedAt: 'Applied on',
  },
  versions: {
    title: 'Versions',
    icamo: 'icamo',
    node: 'Node',
    database: 'MariaDB or MySQL',
    redis: 'Redis',
  },
} satisfies SameKeys<typeof french>;
