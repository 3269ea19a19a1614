import type { ReactNode } from 'react';
import { useT } from '~/i18n/t';
import { classNames } from './class-names';

export type Fact = {
  readonly label: string;
  readonly value: ReactNode;
  /** Over two columns: what a phone's half width cannot hold. */
  readonly isWide?: boolean;
};

/** The facts of a record as definitions; what is not known says so. */
export function FactGrid({ facts }: { readonly facts: readonly Fact[] }) {
  const t = useT();
  return (
    <dl className="grid grid-cols-2 gap-x-6 gap-y-4 lg:grid-cols-3">
      {facts.map((fact) => (
        <div key={fact.label} className={classNames('min-w-0', fact.isWide && 'col-span-2')}>
          <dt className="text-sm text-ink-soft">{fact.label}</dt>
          <dd className="mt-0.5 font-medium break-words">
            {isMissing(fact.value) ? (
              <span className="font-normal text-ink-faint">{t('common.unknown')}</span>
            ) : (
              fact.value
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

const isMissing = (value: ReactNode) => value === null || value === undefined || value === '';
