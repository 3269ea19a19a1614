import { X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { useT } from '~/i18n/t';
import { classNames } from './class-names';

type DialogProps = {
  readonly title: string;
  readonly onClose: () => void;
  /** `top`: wide and high on the page, for a search. */
  readonly place?: 'middle' | 'top' | undefined;
  readonly children: ReactNode;
};

/**
 * A dialog over the page: focus stays inside, Escape closes. The veil is an ordinary element:
 * Radix's own would write a style sheet into the page, which the content policy forbids.
 */
export default function Dialog({ title, onClose, place = 'middle', children }: DialogProps) {
  const t = useT();
  const isTop = place === 'top';
  return (
    <Radix.Root
      open
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
    >
      <Radix.Portal>
        <div aria-hidden className="fixed inset-0 z-40 bg-[oklch(0.15_0.01_165/0.45)]" />
        <Radix.Content
          aria-describedby={undefined}
          className={classNames(
            BOX,
            isTop ? 'top-4 max-w-xl sm:top-[12vh]' : 'top-[12vh] max-w-md',
          )}
        >
          <div
            className={
              isTop
                ? 'sr-only'
                : 'flex items-center justify-between border-b border-line py-2 pr-2 pl-5'
            }
          >
            <Radix.Title className="text-lg font-semibold">{title}</Radix.Title>
            {!isTop && (
              <Radix.Close
                aria-label={t('common.close')}
                className="flex size-9 items-center justify-center rounded text-ink-faint hover:bg-sunken hover:text-ink"
              >
                <X size={16} aria-hidden />
              </Radix.Close>
            )}
          </div>
          <div className={isTop ? '' : 'overflow-y-auto p-5'}>{children}</div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

const BOX =
  'fixed inset-x-3 z-50 mx-auto flex max-h-[80vh] flex-col overflow-hidden rounded border ' +
  'border-line bg-surface text-ink shadow-xl';
