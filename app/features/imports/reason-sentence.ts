import type { Translate } from '~/i18n/t';
import type { RowProblem } from './importer';

/** Why a row is wrong, in words: « Salaire mensuel : « abc » n’est pas un montant. » */
export function reasonSentence(t: Translate, { column, code, value }: RowProblem): string {
  return t(`imports.reasons.${code}`, { column: t(`imports.columns.${column}`), value });
}
