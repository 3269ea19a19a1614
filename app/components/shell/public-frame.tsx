import { useLocation } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useT } from '~/i18n/t';
import { classNames } from '../class-names';
import { DemonstrationLine } from './demonstration-line';
import { Mark } from './mark';
import { Preferences } from './preferences';

type PublicFrameProps = {
  readonly title: string;
  readonly description?: ReactNode;
  readonly demo?: boolean | undefined;
  /** `wide` for lists and tables; forms are narrow. */
  readonly width?: 'narrow' | 'wide' | undefined;
  /** Below the box: other ways. */
  readonly below?: ReactNode;
  readonly children: ReactNode;
};

/** The frame of pages without an organisation: sign-in, invitation, choice of an organisation. */
export function PublicFrame(props: PublicFrameProps) {
  const { title, description, demo, width = 'narrow', below, children } = props;
  const t = useT();
  const { pathname, search } = useLocation();
  return (
    <div className="flex min-h-dvh flex-col">
      {demo && <DemonstrationLine />}
      <div
        className={classNames(
          'mx-auto flex w-full flex-1 flex-col justify-center px-4 py-10',
          width === 'wide' ? 'max-w-3xl' : 'max-w-[420px]',
        )}
      >
        <header className="mb-6 flex items-center gap-3">
          <Mark size={36} />
          <p>
            <span className="block text-lg leading-5 font-semibold tracking-tight">
              {t('common.productName')}
            </span>
            <span className="text-sm text-ink-soft">{t('common.productClaim')}</span>
          </p>
        </header>
        <main id="content" className="rounded border border-line bg-surface p-5 sm:p-6">
          <h1 className="text-xl font-semibold tracking-tight">{title}</h1>
          {description !== undefined && <p className="mt-1 text-ink-soft">{description}</p>}
          <div className="mt-5">{children}</div>
        </main>
        <footer className="mt-4 flex flex-col gap-6">
          {below !== undefined && <div className="text-sm text-ink-soft">{below}</div>}
          <Preferences isRow returnTo={`${pathname}${search}`} />
        </footer>
      </div>
    </div>
  );
}
