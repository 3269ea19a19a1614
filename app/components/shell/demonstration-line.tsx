import { Link } from '@remix-run/react';
import { useT } from '~/i18n/t';

/** Said on every page of the demonstration. */
export function DemonstrationLine() {
  const t = useT();
  return (
    <aside
      aria-label={t('shell.demonstration')}
      data-shell="line"
      className="col-span-2 row-start-1 bg-waiting-soft px-3 py-1 text-center text-xs font-medium text-waiting"
    >
      {t('common.demonstration')}{' '}
      <span className="inline-flex flex-wrap justify-center gap-x-3">
        <Link to="/demo/messages" className="underline underline-offset-2">
          {t('shell.demonstrationMessages')}
        </Link>
        <Link to="/demo/wave" className="underline underline-offset-2">
          {t('shell.demonstrationWave')}
        </Link>
      </span>
    </aside>
  );
}
