import { Check } from 'lucide-react';
import { useT } from '~/i18n/t';
import { classNames } from './class-names';

type StepsProps = { readonly steps: readonly string[]; readonly current: number };

/** Where one stands in work of several pages; `current` counts from 0, past the last when all is done. */
export function Steps({ steps, current }: StepsProps) {
  const t = useT();
  return (
    <ol aria-label={t('common.steps.label')} className="mb-6 flex flex-wrap gap-x-6 gap-y-2">
      {steps.map((step, index) => {
        const state = index < current ? 'done' : index === current ? 'current' : 'toCome';
        return (
          <li
            key={step}
            {...(state === 'current' ? { 'aria-current': 'step' as const } : {})}
            className={classNames(
              'flex items-center gap-2',
              state === 'current' ? 'font-semibold text-ink' : 'text-ink-soft',
            )}
          >
            <span className={classNames(DOT, DOT_STATE[state])}>
              {state === 'done' ? <Check size={14} aria-hidden /> : index + 1}
            </span>
            {step}
            <span className="sr-only">({t(`common.steps.${state}`)})</span>
          </li>
        );
      })}
    </ol>
  );
}

const DOT =
  'tabular flex size-6 items-center justify-center rounded-full border text-xs font-semibold';

const DOT_STATE = {
  done: 'border-settled bg-settled-soft text-settled',
  current: 'border-action bg-action text-on-action',
  toCome: 'border-line-strong text-ink-soft',
};
