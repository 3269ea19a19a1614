import { type InputHTMLAttributes, type ReactNode, useState } from 'react';
import { MAX_UPLOAD_BYTES } from '~/domain/upload-limit';
import { useT } from '~/i18n/t';
import { classNames } from './class-names';
import { useFieldState } from './form-context';

type FieldText = {
  readonly name: string;
  readonly label: ReactNode;
  readonly help?: ReactNode;
  /** Only for an error that does not come from the form's result. */
  readonly error?: string | undefined;
  /** Fields are required unless said otherwise; the label then says « facultatif ». */
  readonly optional?: boolean | undefined;
};

type NativeProps = Omit<InputHTMLAttributes<HTMLInputElement>, 'name' | 'id' | 'defaultValue'>;

export type FieldProps = FieldText &
  NativeProps & {
    readonly defaultValue?: string | undefined;
    /** Shown inside the box, after the value: a unit. */
    readonly suffix?: string | undefined;
    /** A button inside the box, at its end. */
    readonly trailing?: ReactNode;
    readonly width?: 'short' | 'full' | undefined;
  };

/** One line of text: `type` is text, email, tel, search, number… */
export function Field(props: FieldProps) {
  const { name, label, help, error, optional, defaultValue, width, className, ...others } = props;
  const { suffix, trailing, ...rest } = others;
  const field = useFieldState(name, error);
  const box = (
    <input
      type="text"
      {...rest}
      {...described(field.id, field.error, help)}
      id={field.id}
      name={name}
      required={!optional}
      defaultValue={field.typed ?? defaultValue}
      className={classNames(CONTROL, suffix && 'pr-14', className)}
    />
  );
  return (
    <Labelled {...{ label, help, optional, width }} id={field.id} error={field.error}>
      {suffix === undefined && trailing === undefined ? (
        box
      ) : (
        <span className="relative block">
          {box}
          {trailing}
          {suffix !== undefined && (
            <span className="pointer-events-none absolute inset-y-0 right-3 flex items-center text-sm text-ink-faint">
              {suffix}
            </span>
          )}
        </span>
      )}
    </Labelled>
  );
}

/** Whole francs; spaces may be typed. */
export function MoneyField({
  defaultValue,
  ...props
}: Omit<FieldProps, 'defaultValue'> & { readonly defaultValue?: bigint | undefined }) {
  return (
    <Field
      inputMode="numeric"
      autoComplete="off"
      suffix="FCFA"
      width="short"
      {...props}
      defaultValue={defaultValue?.toString()}
      className="text-right"
    />
  );
}

/** Never filled again by the server: a password, a code. */
export function PasswordField(props: FieldProps) {
  return <Field type="password" {...props} defaultValue={undefined} />;
}

type TextareaProps = FieldText & {
  readonly defaultValue?: string | undefined;
  readonly rows?: number | undefined;
  readonly maxLength?: number | undefined;
};

export function TextareaField({ rows = 3, maxLength, ...props }: TextareaProps) {
  const field = useFieldState(props.name, props.error);
  return (
    <Labelled {...props} id={field.id} error={field.error}>
      <textarea
        {...described(field.id, field.error, props.help)}
        id={field.id}
        name={props.name}
        required={!props.optional}
        defaultValue={field.typed ?? props.defaultValue}
        className={classNames(BOX, 'py-2')}
        rows={rows}
        maxLength={maxLength}
      />
    </Labelled>
  );
}

export type Option = { readonly value: string; readonly label: string };

type SelectProps = FieldText & {
  readonly options: readonly Option[];
  readonly defaultValue?: string | undefined;
  /** First, empty choice; « Choisir… » unless given. */
  readonly emptyLabel?: string | undefined;
  readonly width?: 'short' | 'full' | undefined;
};

export function SelectField({ options, emptyLabel, ...props }: SelectProps) {
  const t = useT();
  const field = useFieldState(props.name, props.error);
  const value = field.typed ?? props.defaultValue ?? '';
  return (
    <Labelled {...props} id={field.id} error={field.error}>
      <select
        {...described(field.id, field.error, props.help)}
        key={value}
        id={field.id}
        name={props.name}
        required={!props.optional}
        defaultValue={value}
        className={CONTROL}
      >
        <option value="">{emptyLabel ?? t('common.form.chooseOne')}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Labelled>
  );
}

type CheckboxProps = Omit<FieldText, 'optional'> & {
  readonly value?: string | undefined;
  readonly defaultChecked?: boolean | undefined;
};

export function CheckboxField({
  name,
  label,
  help,
  error,
  value = 'on',
  defaultChecked,
}: CheckboxProps) {
  const field = useFieldState(name, error);
  const checked = field.wasSent ? field.typed === value : (defaultChecked ?? false);
  return (
    <div className="flex gap-2.5">
      <input
        type="checkbox"
        {...described(field.id, field.error, help)}
        id={field.id}
        name={name}
        value={value}
        defaultChecked={checked}
        className="mt-0.5 size-4 shrink-0"
      />
      <div>
        <label htmlFor={field.id}>{label}</label>
        <Below id={field.id} help={help} error={field.error} />
      </div>
    </div>
  );
}

type FileProps = FieldText & { readonly accept?: string | undefined };

/** A file; the name of the chosen one is shown by the browser itself. One too large is not sent at all. */
export function FileField({ accept, ...props }: FileProps) {
  const t = useT();
  const [name, setName] = useState<string | null>(null);
  const [isTooLarge, setTooLarge] = useState(false);
  const tooLarge = isTooLarge ? t('reasons.import-file-too-large') : undefined;
  const field = useFieldState(props.name, tooLarge ?? props.error);
  const take = (input: HTMLInputElement) => {
    const [file] = input.files ?? [];
    const isRefused = file !== undefined && file.size > MAX_UPLOAD_BYTES;
    if (isRefused) input.value = '';
    setTooLarge(isRefused);
    setName(isRefused ? null : (file?.name ?? null));
  };
  return (
    <Labelled {...props} id={field.id} error={field.error}>
      <div className="rounded border border-dashed border-line-strong bg-sunken/50 p-4 hover:border-action">
        <input
          type="file"
          {...described(field.id, field.error, props.help)}
          id={field.id}
          name={props.name}
          accept={accept}
          required={!props.optional}
          onChange={(event) => {
            take(event.currentTarget);
          }}
          className={FILE_INPUT}
        />
        {field.wasSent && name === null && (
          <p className="mt-2 text-sm text-waiting">{t('common.form.fileAgain')}</p>
        )}
      </div>
    </Labelled>
  );
}

type LabelledProps = Pick<FieldText, 'label' | 'help' | 'optional'> & {
  readonly id: string;
  readonly error: string | undefined;
  readonly width?: 'short' | 'full' | undefined;
  readonly children: ReactNode;
};

function Labelled({ id, label, help, error, optional, width, children }: LabelledProps) {
  const t = useT();
  return (
    <div className="flex max-w-xl flex-col gap-1">
      <label htmlFor={id} className="font-medium">
        {label}
        {optional && <span className="font-normal text-ink-faint"> ({t('common.optional')})</span>}
      </label>
      <div className={width === 'short' ? 'w-56 max-w-full' : 'w-full'}>{children}</div>
      <Below id={id} help={help} error={error} />
    </div>
  );
}

function Below({ id, help, error }: Pick<LabelledProps, 'id' | 'help' | 'error'>) {
  return (
    <>
      {error !== undefined && (
        <p id={`${id}-error`} className="text-sm font-medium text-late">
          {error}
        </p>
      )}
      {help !== undefined && (
        <p id={`${id}-help`} className="text-sm text-ink-soft">
          {help}
        </p>
      )}
    </>
  );
}

function described(id: string, error: string | undefined, help: ReactNode) {
  const ids = [error !== undefined && `${id}-error`, help !== undefined && `${id}-help`];
  const text = ids.filter((one) => one !== false).join(' ');
  return {
    ...(text === '' ? {} : { 'aria-describedby': text }),
    ...(error === undefined ? {} : { 'aria-invalid': true as const }),
  };
}

const BOX =
  'w-full rounded border border-line-strong bg-surface px-3 text-base text-ink ' +
  'focus-visible:outline-offset-0 aria-invalid:border-late aria-invalid:outline-late';

export const CONTROL = `h-10 sm:h-9 ${BOX}`;

const FILE_INPUT =
  'block w-full text-sm text-ink-soft file:mr-3 file:h-9 file:cursor-pointer file:rounded ' +
  'file:border file:border-solid file:border-line-strong/60 file:bg-surface file:px-3 ' +
  'file:font-medium file:text-ink';
