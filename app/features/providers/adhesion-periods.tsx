import { Link } from '@remix-run/react';
import { DayText } from '~/components/dates';
import { Section } from '~/components/section';
import { addDays, OPEN_END } from '~/domain/period';
import { useT } from '~/i18n/t';
import type { AdhesionPeriod } from './provider-queries.server';

type PeriodsProps = {
  readonly periods: readonly AdhesionPeriod[];
  readonly shown: bigint;
  readonly base: string;
};

/** The conventions that a provider has had here, when there was more than one. */
export function AdhesionPeriods({ periods, shown, base }: PeriodsProps) {
  const t = useT();
  if (periods.length < 2) return null;
  return (
    <Section title={t('providers.periods')}>
      <ul className="flex flex-col gap-2">
        {periods.map(({ id, number, validFrom, validTo }) => (
          <li key={String(id)}>
            {String(id) === String(shown) ? (
              <strong>{number}</strong>
            ) : (
              <Link to={`${base}/providers/${id}`}>{number}</Link>
            )}{' '}
            <DayText day={validFrom} /> –{' '}
            {validTo === OPEN_END ? t('care.noEnd') : <DayText day={addDays(validTo, -1)} />}
          </li>
        ))}
      </ul>
    </Section>
  );
}
