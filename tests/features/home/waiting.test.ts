import { expect, test } from 'vitest';
import type { Waiting } from '~/components/shell/waiting';
import type { Role } from '~/domain/permissions';
import { reportProgress, startProgress } from '~/features/progress/report-progress.server';
import { loader } from '~/routes/ipm.$ipm.waiting';
import { newIpm, newMembership, newUser, type TestIpm } from '#tests/support/new-ipm';
import { callRoute, signIn } from '#tests/support/sign-in';

test('work that failed waits for whoever may read it, in words and with its address', async () => {
  const made = await newIpm();
  await failedMessage(made);
  expect((await waitingOf(made, 'ipm-manager')).items).toEqual([
    {
      to: `/ipm/${made.ipm.slug}/jobs`,
      count: 1,
      tone: 'late',
      label: 'traitement arrêté par une erreur',
    },
  ]);
  expect((await waitingOf(made, 'ipm-agent')).items).toEqual([]);
});

test('long work is followed by those who may open its page, until it has ended', async () => {
  const made = await newIpm();
  const id = made.ctx.newId();
  await made.ctx.transaction((tx) => startProgress(tx, id, 'import.apply', 40));
  await reportProgress(made.ctx, id, { state: 'running', done: 10 });
  expect((await waitingOf(made, 'ipm-agent')).running).toEqual([
    {
      id: String(id),
      label: 'Application d’un fichier',
      to: `/ipm/${made.ipm.slug}/imports/${id}`,
      done: 10,
      total: 40,
    },
  ]);
  expect((await waitingOf(made, 'ipm-medical')).running).toEqual([]);
  await reportProgress(made.ctx, id, { state: 'done', done: 40 });
  expect((await waitingOf(made, 'ipm-agent')).running).toEqual([]);
});

test('nothing of another IPM is told', async () => {
  const other = await newIpm();
  await failedMessage(other);
  await other.ctx.transaction((tx) => startProgress(tx, other.ctx.newId(), 'import.apply'));
  expect(await waitingOf(await newIpm(), 'ipm-manager')).toEqual({ items: [], running: [] });
});

async function waitingOf({ ipm }: TestIpm, role: Role): Promise<Waiting> {
  const user = await newUser();
  await newMembership(user, role, ipm.id);
  const answer = await callRoute(loader, {
    path: `/ipm/${ipm.slug}/waiting`,
    params: { ipm: ipm.slug },
    cookie: await signIn(user),
  });
  return (await (answer as Response).json()) as Waiting;
}

const failedMessage = ({ ctx, sql }: TestIpm) =>
  sql.insert('OutboxMessage', {
    id: ctx.newId(),
    jobName: 'import.apply',
    payload: '{}',
    createdAt: ctx.now,
    failedAt: ctx.now,
  });
