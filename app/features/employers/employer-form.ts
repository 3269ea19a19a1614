import { z } from 'zod';
import { parseNinea } from '~/domain/affiliation/ninea';
import { parsePhone } from '~/domain/affiliation/phone';
import { REGION_CODES } from '~/domain/affiliation/region';
import { choiceField, dayField, emailField, idField, optional, textField } from '../forms/fields';
import { parsedField } from '../forms/parsed-field';

const MAX_NAME = 160;
const MAX_SECTOR = 80;
const MAX_ADDRESS = 200;
const MAX_MOTIVE = 300;

const facts = {
  name: textField(MAX_NAME),
  regionCode: choiceField(REGION_CODES),
  sector: optional(textField(MAX_SECTOR)),
  phone: optional(parsedField(parsePhone).transform(({ number }) => number)),
  email: optional(emailField()),
  address: optional(textField(MAX_ADDRESS)),
};

export const CreateEmployerForm = z.object({
  ninea: parsedField(parseNinea).transform(({ ninea }) => ninea),
  ...facts,
  affiliatedOn: dayField(),
});
export type CreateEmployerInput = z.output<typeof CreateEmployerForm>;

export const EditEmployerForm = z.object({ affiliationId: idField(), ...facts });
export type EditEmployerInput = z.output<typeof EditEmployerForm>;

export const SuspendForm = z.object({
  affiliationId: idField(),
  validFrom: dayField(),
  motive: textField(MAX_MOTIVE),
});
export type SuspendInput = z.output<typeof SuspendForm>;

export const LiftForm = z.object({
  affiliationId: idField(),
  liftedOn: dayField(),
  motive: textField(MAX_MOTIVE),
});
export type LiftInput = z.output<typeof LiftForm>;

export const EndAffiliationForm = z.object({
  affiliationId: idField(),
  endedOn: dayField(),
  motive: textField(MAX_MOTIVE),
});
export type EndAffiliationInput = z.output<typeof EndAffiliationForm>;

export const ResumeAffiliationForm = z.object({
  affiliationId: idField(),
  motive: textField(MAX_MOTIVE),
});
export type ResumeAffiliationInput = z.output<typeof ResumeAffiliationForm>;
