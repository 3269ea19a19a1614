import type { CareReason } from '~/domain/care/care-reason';
import type { Translate } from '~/i18n/t';

/** The sentence of a stored reason, with its figures. */
export const reasonSentence = (t: Translate, { code, values }: CareReason): string =>
  t(`care.reasons.${code}`, values);
