import { z } from 'zod';
import { dayField, flagField, textField } from '~/features/forms/fields';

export const SetDutiesForm = z.object({
  approverApart: flagField(),
  payerApart: flagField(),
  validFrom: dayField(),
  reason: textField(200),
});
export type SetDutiesInput = z.output<typeof SetDutiesForm>;
