import { Printer } from 'lucide-react';
import { useT } from '~/i18n/t';
import { Button } from './button';

export function PrintButton() {
  const t = useT();
  return (
    <Button
      icon={Printer}
      onClick={() => {
        window.print();
      }}
    >
      {t('common.print')}
    </Button>
  );
}
