import { z } from 'zod';
import { parseNinea } from '~/domain/affiliation/ninea';
import { parsePhone } from '~/domain/affiliation/phone';
import { REGION_CODES } from '~/domain/affiliation/region';
import { parseWaveRecipient, type WaveRecipient } from '~/domain/payments/wave-recipient';
import {
  choiceField,
  dayField,
  emailField,
  idField,
  optional,
  textField,
} from '~/features/forms/fields';
import { PAYMENT_DELAYS, PROVIDER_KINDS } from './provider-kinds';

const DELAYS = PAYMENT_DELAYS.map(String) as unknown as readonly [string, ...string[]];

export const RegisterProviderForm = z.object({
  name: textField(160),
  kind: choiceField(PROVIDER_KINDS),
  regionCode: choiceField(REGION_CODES),
  ninea: optional(nineaField()),
  phone: phoneField(),
  email: optional(emailField()),
  paymentDelayDays: choiceField(DELAYS).transform(Number),
  validFrom: dayField(),
});
export type RegisterProviderInput = z.output<typeof RegisterProviderForm>;

export const EndAdhesionForm = z.object({
  adhesionId: idField(),
  endedOn: dayField(),
  reason: textField(300),
});
export type EndAdhesionInput = z.output<typeof EndAdhesionForm>;
export const AdhereAgainForm = z.object({
  adhesionId: idField(),
  paymentDelayDays: choiceField(DELAYS).transform(Number),
  validFrom: dayField(),
});
export type AdhereAgainInput = z.output<typeof AdhereAgainForm>;

/** Left empty, the provider is paid through Wave no longer. */
export const SetWaveRecipientForm = z.object({
  adhesionId: idField(),
  waveRecipient: optional(waveRecipientField()),
});
export type SetWaveRecipientInput = z.output<typeof SetWaveRecipientForm>;

function nineaField() {
  return textField(40).transform((text, context): string => {
    const parsed = parseNinea(text);
    if (parsed.ok) return parsed.value.ninea;
    context.addIssue({ code: 'custom', message: 'not-a-ninea' });
    return z.NEVER;
  });
}

function phoneField() {
  return textField(40).transform((text, context): string => {
    const parsed = parsePhone(text);
    if (parsed.ok) return parsed.value.number;
    context.addIssue({ code: 'custom', message: 'not-a-phone' });
    return z.NEVER;
  });
}

function waveRecipientField() {
  return textField(60).transform((text, context): WaveRecipient => {
    const parsed = parseWaveRecipient(text);
    if (parsed.ok) return parsed.value;
    context.addIssue({ code: 'custom', message: parsed.reason });
    return z.NEVER;
  });
}
