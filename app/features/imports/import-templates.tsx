import { Download } from 'lucide-react';
import { buttonClass } from '~/components/button';
import { Section } from '~/components/section';
import { IMPORT_KINDS } from '~/domain/import/header-names';
import { useT } from '~/i18n/t';

/** The files to fill in, in both formats. */
export function ImportTemplates({ base }: { readonly base: string }) {
  const t = useT();
  return (
    <Section title={t('imports.templates')} description={t('imports.templatesHelp')}>
      <ul className="flex flex-col gap-3">
        {IMPORT_KINDS.map((kind) => (
          <li key={kind} className="flex flex-wrap items-center justify-between gap-2">
            <div className="min-w-0">
              <p className="font-medium">{t(`imports.kinds.${kind}`)}</p>
              <p className="text-sm text-ink-soft">{t(`imports.kindHelp.${kind}`)}</p>
            </div>
            <div className="flex gap-1.5">
              {(['xlsx', 'csv'] as const).map((format) => (
                <a
                  key={format}
                  href={`${base}/imports/templates?kind=${kind}&format=${format}`}
                  download
                  className={buttonClass('secondary', 'small')}
                >
                  <Download size={16} aria-hidden />
                  {format === 'xlsx' ? t('common.table.exportXlsx') : t('common.table.exportCsv')}
                  <span className="sr-only"> {t(`imports.kinds.${kind}`)}</span>
                </a>
              ))}
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}
