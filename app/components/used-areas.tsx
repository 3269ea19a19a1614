import { useContext } from 'react';
import { UsedAreasContext } from '~/i18n/t';

export const USED_AREAS_ID = 'used-areas';

/** At the end of the page: the areas of words that it uses, for the browser to fetch. */
export function UsedAreas() {
  const areas = useContext(UsedAreasContext);
  return (
    <meta
      id={USED_AREAS_ID}
      name="words"
      data-areas={[...areas].join(' ')}
      suppressHydrationWarning
    />
  );
}
