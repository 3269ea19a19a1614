import { Printer } from 'lucide-react';
import { useT } from '~/i18n/t';
import { Button } from './button';

/** The page on paper; without JavaScript the browser's own menu does the same. */
export function PrintButton() {
  const t = useT();
  return (
    <Button tone="quiet" icon={Printer} onClick={() => window.print()}>
      {t('common.print')}
    </Button>
  );
}
