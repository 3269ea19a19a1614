import { Link, type LinkProps } from '@remix-run/react';
import type { LucideIcon } from 'lucide-react';
import type { ButtonHTMLAttributes, ReactNode } from 'react';
import { classNames } from './class-names';

export type ButtonTone = 'primary' | 'secondary' | 'danger' | 'quiet';
export type ButtonSize = 'normal' | 'small';

type Look = {
  readonly tone?: ButtonTone | undefined;
  readonly size?: ButtonSize | undefined;
  readonly icon?: LucideIcon | undefined;
  readonly children: ReactNode;
};

type ButtonProps = Look & ButtonHTMLAttributes<HTMLButtonElement>;

export function Button({ tone, size, icon, children, className, ...rest }: ButtonProps) {
  return (
    <button type="button" {...rest} className={classNames(buttonClass(tone, size), className)}>
      <Content icon={icon}>{children}</Content>
    </button>
  );
}

type LinkButtonProps = Look & Omit<LinkProps, 'children'>;

export function LinkButton({ tone, size, icon, children, className, ...rest }: LinkButtonProps) {
  return (
    <Link {...rest} className={classNames(buttonClass(tone, size), className)}>
      <Content icon={icon}>{children}</Content>
    </Link>
  );
}

export function buttonClass(tone: ButtonTone = 'secondary', size: ButtonSize = 'normal'): string {
  return classNames(BASE, SIZES[size], TONES[tone]);
}

function Content({ icon: Icon, children }: Pick<Look, 'icon' | 'children'>) {
  return (
    <>
      {Icon && <Icon size={16} aria-hidden className="shrink-0" />}
      {children}
    </>
  );
}

const BASE =
  'no-print inline-flex items-center justify-center gap-2 rounded border font-medium ' +
  'whitespace-nowrap select-none transition-colors disabled:opacity-55';

const SIZES: Record<ButtonSize, string> = {
  normal: 'min-h-10 px-3.5 text-base sm:min-h-9',
  small: 'min-h-10 px-2.5 text-sm sm:min-h-[30px]',
};

const TONES: Record<ButtonTone, string> = {
  primary:
    'border-action bg-action text-on-action hover:border-action-strong hover:bg-action-strong',
  secondary: 'border-line-strong/60 bg-surface text-ink hover:bg-sunken',
  danger: 'border-danger bg-danger text-on-danger hover:brightness-95',
  quiet: 'border-transparent bg-transparent text-ink-soft hover:bg-sunken hover:text-ink',
};
