import { FactGrid } from '~/components/fact-grid';
import { PageHeader } from '~/components/page-header';
import { Section, Stack } from '~/components/section';
import { useT } from '~/i18n/t';
import { useFormat } from '~/i18n/use-format';
import type { Operation } from './operation-queries.server';
import { CheckTable, MessageTable, MigrationTable, WorkerTable } from './operation-tables';

/** How the machines are, for those who operate them. */
export function OperationPage({ operation }: { readonly operation: Operation }) {
  const { checks, workers, messages, migrations, versions, at } = operation;
  const t = useT();
  const format = useFormat();
  const failed = messages.reduce((sum, message) => sum + message.failed, 0);
  const waiting = messages.reduce((sum, message) => sum + message.waiting, 0);
  return (
    <Stack>
      <PageHeader
        title={t('platform.title')}
        description={t('platform.description', { at: format.dateTime(at) })}
      />
      <Section title={t('platform.checks.title')} flush>
        <CheckTable checks={checks} />
      </Section>
      <Section title={t('platform.workers.title')} flush>
        <WorkerTable workers={workers} />
      </Section>
      <Section
        title={t('platform.messages.title')}
        description={t('platform.messages.sum', { waiting, failed })}
        flush
      >
        <MessageTable messages={messages} />
      </Section>
      <Section title={t('platform.migrations.title')} flush>
        <MigrationTable migrations={migrations} />
      </Section>
      <Section title={t('platform.versions.title')}>
        <FactGrid
          facts={(['icamo', 'node', 'database', 'redis'] as const).map((name) => ({
            label: t(`platform.versions.${name}`),
            value: versions[name],
          }))}
        />
      </Section>
    </Stack>
  );
}
