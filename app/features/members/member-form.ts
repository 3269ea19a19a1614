import { z } from 'zod';
import { DEPENDANT_RELATIONS } from '~/domain/affiliation/dependant';
import { parseNin } from '~/domain/affiliation/nin';
import { parsePersonName } from '~/domain/affiliation/person-name';
import { parsePhone } from '~/domain/affiliation/phone';
import { MAX_MATRICULE_LENGTH } from '~/domain/import/participant-row';
import {
  choiceField,
  dayField,
  emailField,
  idField,
  optional,
  textField,
  xofField,
} from '../forms/fields';
import { parsedField } from '../forms/parsed-field';

const MAX_REASON = 300;

const nameField = () => parsedField(parsePersonName);
const phoneField = () => parsedField(parsePhone).transform(({ number }) => number);
const ninField = () => parsedField((text) => parseNin(text, null));
const salaryField = () => xofField().refine((xof) => xof > 0n, 'salary-zero');
export const SEXES = ['F', 'M'] as const;

const person = {
  matricule: textField(MAX_MATRICULE_LENGTH),
  lastName: nameField(),
  firstName: nameField(),
  birthDate: optional(dayField()),
  sex: optional(choiceField(SEXES)),
  phone: optional(phoneField()),
  email: optional(emailField()),
  nin: optional(ninField()),
};

export const CreateMemberForm = z.object({
  ...person,
  affiliationId: idField(),
  monthlySalaryXof: salaryField(),
  enrolledOn: dayField(),
});
export type CreateMemberInput = z.output<typeof CreateMemberForm>;

export const EditMemberForm = z.object({ memberId: idField(), ...person });
export type EditMemberInput = z.output<typeof EditMemberForm>;

export const ChangeSalaryForm = z.object({
  memberId: idField(),
  affiliationId: idField(),
  monthlySalaryXof: salaryField(),
  from: dayField(),
});
export type ChangeSalaryInput = z.output<typeof ChangeSalaryForm>;

export const LeaveForm = z.object({
  memberId: idField(),
  leftOn: dayField(),
  reason: optional(textField(MAX_REASON)),
});
export type LeaveInput = z.output<typeof LeaveForm>;

const dependantFacts = {
  lastName: nameField(),
  firstName: nameField(),
  relation: choiceField(DEPENDANT_RELATIONS),
  birthDate: optional(dayField()),
  sex: optional(choiceField(SEXES)),
  schoolCertificateUntil: optional(dayField()),
};

export const AddDependantForm = z.object({
  memberId: idField(),
  ...dependantFacts,
  validFrom: dayField(),
});
export type AddDependantInput = z.output<typeof AddDependantForm>;

export const EndDependantForm = z.object({
  memberId: idField(),
  dependantId: idField(),
  endedOn: dayField(),
  reason: optional(textField(MAX_REASON)),
});
export type EndDependantInput = z.output<typeof EndDependantForm>;

export const EditDependantForm = z.object({
  memberId: idField(),
  dependantId: idField(),
  ...dependantFacts,
});
export type EditDependantInput = z.output<typeof EditDependantForm>;

export const ResumeDependantForm = z.object({
  memberId: idField(),
  dependantId: idField(),
  reason: textField(MAX_REASON),
});
export type ResumeDependantInput = z.output<typeof ResumeDependantForm>;
