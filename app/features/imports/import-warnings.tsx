import { Section } from '~/components/section';
import { useT } from '~/i18n/t';
import type { WarningRow } from './import-queries.server';

type ImportWarningsProps = { readonly rows: readonly WarningRow[]; readonly total: number };

/** Rows that are kept although something in them is doubtful: to be looked at, nothing waits for it. */
export function ImportWarnings({ rows, total }: ImportWarningsProps) {
  const t = useT();
  if (total === 0) return null;
  return (
    <Section
      title={t('imports.warnings.title', { count: total })}
      description={t('imports.warnings.help')}
    >
      <details>
        <summary className="cursor-pointer font-medium">{t('imports.warnings.show')}</summary>
        <ul className="mt-2 flex flex-col gap-1.5 text-sm">
          {rows.map(({ rowNumber, warnings }) => (
            <li key={rowNumber}>
              <span className="tabular font-medium">
                {t('imports.warnings.row', { row: String(rowNumber) })}
              </span>{' '}
              {warnings
                .map(({ column, code, value }) =>
                  t(`imports.warnings.codes.${code}`, {
                    column: t(`imports.columns.${column}`),
                    value,
                  }),
                )
                .join(' ')}
            </li>
          ))}
        </ul>
      </details>
    </Section>
  );
}
