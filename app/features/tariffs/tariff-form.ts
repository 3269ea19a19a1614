import { z } from 'zod';
import { RUBRIC_CODES } from '~/domain/care/rubrics';
import {
  basisPointsField,
  choiceField,
  dayField,
  flagField,
  idField,
  textField,
  xofField,
} from '~/features/forms/fields';

const RUBRICS = RUBRIC_CODES as readonly [string, ...string[]];

/** One spelling for each act: capitals, without spaces. */
export const actCodeField = () =>
  textField(20).transform((text) => text.toUpperCase().replace(/\s+/g, ''));

export const SetTariffForm = z.object({
  adhesionId: idField(),
  actCode: actCodeField(),
  label: textField(120),
  rubric: choiceField(RUBRICS),
  priceXof: xofField(),
  validFrom: dayField(),
});
export type SetTariffInput = z.output<typeof SetTariffForm>;

export const SetCoverRateForm = z.object({
  rubric: choiceField(RUBRICS),
  rateBasisPoints: basisPointsField(),
  validFrom: dayField(),
  source: textField(200),
  confirmed: flagField(),
});
export type SetCoverRateInput = z.output<typeof SetCoverRateForm>;
