import { CalendarDays } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useT } from '~/i18n/t';
import { Field, type FieldProps } from './field';

/**
 * A day as it is written here, whatever the browser's own language: `jj/mm/aaaa`, also without the
 * strokes. Where the browser has a calendar, a button opens it.
 */
export function DateField(props: FieldProps) {
  return <CalendarField kind="date" hint="common.form.dayHint" written={writtenDay} {...props} />;
}

/** A month: `mm/aaaa`. */
export function PeriodField(props: FieldProps) {
  return (
    <CalendarField kind="month" hint="common.form.monthHint" written={writtenMonth} {...props} />
  );
}

type CalendarFieldProps = FieldProps & {
  readonly kind: 'date' | 'month';
  readonly hint: 'common.form.dayHint' | 'common.form.monthHint';
  readonly written: (iso: string) => string;
};

function CalendarField({ kind, hint, written, ...props }: CalendarFieldProps) {
  const t = useT();
  const { label, defaultValue, min, max, ...rest } = props;
  return (
    <Field
      {...rest}
      inputMode="numeric"
      autoComplete="off"
      width="short"
      placeholder={t(hint)}
      className="pr-10"
      label={
        <>
          {label}
          <span className="sr-only"> ({t(hint)})</span>
        </>
      }
      defaultValue={defaultValue === undefined ? undefined : written(defaultValue)}
      trailing={<Calendar {...{ kind, written, min, max }} />}
    />
  );
}

type CalendarProps = Pick<CalendarFieldProps, 'kind' | 'written' | 'min' | 'max'>;

/** The browser's own calendar, behind a button; what is chosen is written into the field before it. */
function Calendar({ kind, written, min, max }: CalendarProps) {
  const t = useT();
  const picker = useRef<HTMLInputElement>(null);
  const [isOffered, setOffered] = useState(false);
  useEffect(() => {
    const box = picker.current;
    setOffered(box !== null && box.type === kind && 'showPicker' in box);
  }, [kind]);
  return (
    <span className="absolute inset-y-0 right-0 flex w-10 items-center justify-center">
      <input
        ref={picker}
        type={kind}
        min={min}
        max={max}
        tabIndex={-1}
        aria-hidden
        className="pointer-events-none absolute inset-0 opacity-0"
        onChange={({ currentTarget: { value, parentElement } }) => {
          const field = parentElement?.parentElement?.querySelector('input');
          if (field && value !== '') field.value = written(value);
        }}
      />
      {isOffered && (
        <button
          type="button"
          aria-label={t('common.form.calendar')}
          className="relative flex size-8 items-center justify-center rounded text-ink-soft hover:bg-sunken hover:text-ink"
          onClick={() => {
            picker.current?.showPicker();
          }}
        >
          <CalendarDays size={16} aria-hidden />
        </button>
      )}
    </span>
  );
}

/** What is not an ISO day, such as what a person has typed, stays as it is. */
const writtenDay = (iso: string) => iso.replace(/^(\d{4})-(\d{2})-(\d{2})$/, '$3/$2/$1');
const writtenMonth = (iso: string) => iso.replace(/^(\d{4})-(\d{2})$/, '$2/$1');
