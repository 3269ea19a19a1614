import { CircleCheck, TriangleAlert, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useT } from '~/i18n/t';
import { classNames } from './class-names';

const SHOWN_MILLISECONDS = 8_000;

type ToastProps = { readonly tone: 'success' | 'warn'; readonly text: string };

/** What has just been done; read aloud, and gone after eight seconds. A new key shows it again. */
export function Toast({ tone, text }: ToastProps) {
  const t = useT();
  const [isShown, setShown] = useState(true);
  useEffect(() => {
    const timer = setTimeout(() => {
      setShown(false);
    }, SHOWN_MILLISECONDS);
    return () => {
      clearTimeout(timer);
    };
  }, []);
  if (!isShown) return null;
  const Icon = tone === 'warn' ? TriangleAlert : CircleCheck;
  return (
    <div role="status" className={TOAST}>
      <Icon
        size={18}
        aria-hidden
        className={classNames('shrink-0', tone === 'warn' ? 'text-waiting' : 'text-settled')}
      />
      <p className="flex-1 py-2.5">{text}</p>
      <button
        type="button"
        aria-label={t('common.close')}
        className="flex size-8 items-center justify-center rounded text-ink-faint hover:bg-sunken hover:text-ink"
        onClick={() => {
          setShown(false);
        }}
      >
        <X size={16} aria-hidden />
      </button>
    </div>
  );
}

const TOAST =
  'toast no-print fixed inset-x-3 bottom-[72px] z-40 flex items-center gap-2.5 rounded border ' +
  'border-line-strong bg-surface pr-1.5 pl-3 shadow-lg md:right-5 md:bottom-5 md:left-auto md:max-w-md';
