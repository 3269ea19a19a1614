import { StateBadge, type Tone } from '~/components/state-badge';
import { useT } from '~/i18n/t';
import type { ImportState } from './batch-row.server';

const TONES: Readonly<Record<ImportState, Tone>> = {
  mapping: 'waiting',
  uploaded: 'progress',
  analysing: 'progress',
  ready: 'waiting',
  applying: 'progress',
  applied: 'settled',
  refused: 'late',
  discarded: 'ended',
  undoing: 'progress',
  undone: 'ended',
};

export function ImportStateBadge({ state }: { readonly state: ImportState }) {
  const t = useT();
  return <StateBadge tone={TONES[state]}>{t(`imports.states.${state}`)}</StateBadge>;
}
