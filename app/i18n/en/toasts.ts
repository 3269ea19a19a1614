import type { SameKeys } from '../dictionary';
import type { toasts as french } from '../fr/toasts';

export const toasts = {
  saved: 'The changes are saved.',
  'signed-out': 'You are signed out.',
  'password-reset': 'The password is changed. Sign in with the new one.',
  'password-changed': 'The password is changed, your other sessions are closed.',
  'second-factor-on': 'The second factor is on.',
  'second-factor-off': 'The second factor is off.',
  'account-opened': 'Your account is open. Welcome.',
  'sessions-ended_one': '{{count}} session is closed.',
  'sessions-ended_other': '{{count}} sessions are closed.',
  'user-invited': 'The invitation goes to {{email}}.',
  'user-revoked': 'The role of {{name}} is withdrawn.',
  'second-factor-reset': 'The access of {{name}} is reset, an invitation is on its way.',
  'import-started': 'The rows are being applied. You may leave the page.',
  'import-discarded': 'The file is set aside.',
  'import-resumed': 'The work goes on.',
} satisfies SameKeys<typeof french>;
