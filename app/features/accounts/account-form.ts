import { z } from 'zod';
import { ROLES } from '~/domain/permissions';
import {
  choiceField,
  emailField,
  idField,
  optional,
  pathField,
  textField,
} from '~/features/forms/fields';
import { PASSWORD_MAX_LENGTH, PASSWORD_MIN_LENGTH } from './password-rule';

const knownPassword = () => z.string('required').max(PASSWORD_MAX_LENGTH, 'too-long');
const newPassword = () =>
  z
    .string('required')
    .min(PASSWORD_MIN_LENGTH, 'password-too-short')
    .max(PASSWORD_MAX_LENGTH, 'too-long');
/** Six digits, as an application shows them: `123 456`. */
const code = () =>
  z
    .string('required')
    .transform((text) => text.replace(/\s/g, ''))
    .pipe(z.string().regex(/^\d{6}$/, 'not-a-code'));
const linkSecret = () => z.string('required').max(100, 'too-long');

export const SignInForm = z.object({
  email: emailField(),
  password: knownPassword(),
  next: pathField(),
});
export const CodeForm = z.object({ code: code(), next: pathField() });
export const SignOutForm = z.object({});
export const ForgotPasswordForm = z.object({ email: emailField() });
export const ResetPasswordForm = z.object({ token: linkSecret(), newPassword: newPassword() });
export const AcceptInvitationForm = z.object({
  token: linkSecret(),
  fullName: textField(120),
  newPassword: newPassword(),
});

export const ChangePasswordForm = z.object({
  currentPassword: knownPassword(),
  newPassword: newPassword(),
});
export const StartSecondFactorForm = z.object({});
export const EnableSecondFactorForm = z.object({ code: code() });
export const DisableSecondFactorForm = z.object({
  currentPassword: knownPassword(),
  code: code(),
});
/** Without a handle: every session but this one. */
export const EndSessionsForm = z.object({ session: optional(textField(64)) });

export const InviteUserForm = z.object({
  email: emailField(),
  fullName: textField(120),
  role: choiceField(ROLES),
  organisation: optional(textField(160)),
});
export const MembershipForm = z.object({ membershipId: idField() });

export const PreferencesForm = z.object({
  language: optional(choiceField(['fr', 'en'])),
  theme: optional(choiceField(['light', 'dark', 'system'])),
  returnTo: pathField(),
});
