import { Button } from '~/components/button';
import { type Column, DataTable } from '~/components/data-table';
import { Section } from '~/components/section';
import { useT } from '~/i18n/t';
import type { ImportPage } from './import-page.server';
import type { LeaverRow } from './leaver-queries.server';

/** Whom a complete file does not name: those who will leave, and those who stay all the same. */
export function ImportLeavers({ page }: { readonly page: ImportPage }) {
  const { base, batch, formKey, leavers, mayImport } = page;
  const t = useT();
  if (!batch.isComplete || leavers.total === 0) return null;
  const isOpen = batch.state === 'ready' && mayImport;
  const from = (leavers.page - 1) * leavers.pageSize;
  const turn = (target: number) => `?leavers=${target}`;
  return (
    <Section
      title={t('imports.leavers.title', { count: leavers.total })}
      description={t(isOpen ? 'imports.leavers.help' : 'imports.leavers.doneHelp', {
        day: batch.effectiveOn,
        count: batch.employedCount,
      })}
      flush
    >
      <DataTable
        caption={t('imports.leavers.title', { count: leavers.total })}
        columns={useLeaverColumns(batch.state)}
        rows={leavers.rows}
        rowKey={({ employmentId }) => String(employmentId)}
        rowTo={isOpen ? undefined : ({ participantId }) => `${base}/members/${participantId}`}
        paging={{
          from: from + 1,
          to: Math.min(from + leavers.pageSize, leavers.total),
          total: leavers.total,
          previousTo: leavers.page > 1 ? turn(leavers.page - 1) : null,
          nextTo: from + leavers.pageSize < leavers.total ? turn(leavers.page + 1) : null,
        }}
        selection={
          isOpen
            ? {
                name: 'employmentIds',
                formKey,
                label: ({ fullName }: LeaverRow) => fullName,
                actions: (
                  <>
                    <input type="hidden" name="_intent" value="leavers" />
                    <input type="hidden" name="batchId" value={String(batch.id)} />
                    <Button type="submit" name="choice" value="stay" tone="primary" size="small">
                      {t('imports.leavers.keep')}
                    </Button>
                    <Button type="submit" name="choice" value="leave" size="small">
                      {t('imports.leavers.release')}
                    </Button>
                  </>
                ),
              }
            : undefined
        }
      />
    </Section>
  );
}

function useLeaverColumns(state: string): Column<LeaverRow>[] {
  const t = useT();
  const leaves = state === 'applied' ? 'imports.leavers.left' : 'imports.leavers.leaves';
  return [
    {
      key: 'fullName',
      header: t('imports.leavers.participant'),
      wrap: true,
      cell: ({ fullName }) => fullName,
    },
    { key: 'matricule', header: t('imports.columns.matricule'), cell: (row) => row.matricule },
    {
      key: 'employer',
      header: t('imports.fields.employer'),
      wrap: true,
      cell: ({ employer }) => employer,
    },
    {
      key: 'fate',
      header: t('imports.leavers.fate'),
      phone: 'aside',
      cell: ({ isKept }) => t(isKept ? 'imports.leavers.stays' : leaves),
    },
  ];
}
