import { type Column, DataTable } from '~/components/data-table';
import { InstantText } from '~/components/dates';
import { Count } from '~/components/figures';
import { StateBadge } from '~/components/state-badge';
import { formatDuration } from '~/i18n/format';
import { useT } from '~/i18n/t';
import type { Operation } from './operation-queries.server';

type Check = Operation['checks'][number];
type Worker = Operation['workers'][number];
type Message = Operation['messages'][number];
type Migration = Operation['migrations'][number];

export function CheckTable({ checks }: { readonly checks: readonly Check[] }) {
  const t = useT();
  const columns: Column<Check>[] = [
    {
      key: 'name',
      header: t('platform.checks.name'),
      cell: ({ name }) => t(`platform.checks.${name}`),
    },
    {
      key: 'state',
      header: t('platform.state'),
      phone: 'value',
      cell: ({ state }) => (
        <StateBadge tone={state === 'ok' ? 'settled' : 'late'}>
          {t(`platform.checks.${state}`)}
        </StateBadge>
      ),
    },
    {
      key: 'duration',
      header: t('platform.checks.duration'),
      align: 'end',
      cell: ({ milliseconds }) => t('platform.checks.milliseconds', { milliseconds }),
    },
  ];
  return (
    <DataTable
      caption={t('platform.checks.title')}
      columns={columns}
      rows={checks}
      rowKey={({ name }) => name}
    />
  );
}

export function WorkerTable({ workers }: { readonly workers: readonly Worker[] }) {
  const t = useT();
  const columns: Column<Worker>[] = [
    { key: 'name', header: t('platform.workers.name'), cell: ({ name }) => name },
    {
      key: 'state',
      header: t('platform.state'),
      phone: 'value',
      cell: ({ isAlive }) => (
        <StateBadge tone={isAlive ? 'settled' : 'ended'}>
          {t(isAlive ? 'platform.workers.alive' : 'platform.workers.silent')}
        </StateBadge>
      ),
    },
    {
      key: 'seenAt',
      header: t('platform.workers.seenAt'),
      cell: ({ seenAt }) => <InstantText instant={seenAt} />,
    },
  ];
  return (
    <DataTable
      caption={t('platform.workers.title')}
      columns={columns}
      rows={workers}
      rowKey={({ name }) => name}
      empty={<p className="p-4 text-ink-soft">{t('platform.workers.none')}</p>}
    />
  );
}

export function MessageTable({ messages }: { readonly messages: readonly Message[] }) {
  const t = useT();
  const columns: Column<Message>[] = [
    { key: 'jobName', header: t('platform.messages.job'), cell: ({ jobName }) => jobName },
    {
      key: 'waiting',
      header: t('platform.messages.waiting'),
      align: 'end',
      phone: 'value',
      cell: ({ waiting }) => <Count value={waiting} />,
    },
    {
      key: 'oldest',
      header: t('platform.messages.oldest'),
      align: 'end',
      cell: ({ lagSeconds }) => (lagSeconds === null ? '—' : formatDuration(lagSeconds)),
    },
    {
      key: 'failed',
      header: t('platform.messages.failed'),
      align: 'end',
      cell: ({ failed }) => <Count value={failed} />,
    },
  ];
  return (
    <DataTable
      caption={t('platform.messages.title')}
      columns={columns}
      rows={messages}
      rowKey={({ jobName }) => jobName}
      empty={<p className="p-4 text-ink-soft">{t('platform.messages.none')}</p>}
    />
  );
}

export function MigrationTable({ migrations }: { readonly migrations: readonly Migration[] }) {
  const t = useT();
  const columns: Column<Migration>[] = [
    { key: 'name', header: t('platform.migrations.name'), cell: ({ name }) => name },
    {
      key: 'finishedAt',
      header: t('platform.migrations.finishedAt'),
      cell: ({ finishedAt }) => <InstantText instant={finishedAt} />,
    },
  ];
  return (
    <DataTable
      caption={t('platform.migrations.title')}
      columns={columns}
      rows={migrations}
      rowKey={({ name }) => name}
    />
  );
}
