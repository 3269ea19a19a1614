import type { SameKeys } from '../dictionary';
import type { reasons as french } from '../fr/reasons';

export const reasons = {
  'not-allowed': 'Your role does not allow this.',
  'sign-in-refused': 'This address and this password do not go together. Check both.',
  'sign-in-again': 'Too much time has passed since the password: sign in again.',
  'too-many-attempts_one': 'Too many failed attempts. Try again in {{count}} minute.',
  'too-many-attempts_other': 'Too many failed attempts. Try again in {{count}} minutes.',
  'code-refused': 'This code is not right, or was used already. Wait for the next one.',
  'first-code-refused':
    'This code is not right. Check the time of your phone and copy the code it shows.',
  'second-factor-already-on': 'The second factor is already on for this account.',
  'second-factor-required': 'Your role at ICAMO requires the second factor.',
  'password-or-code-refused': 'The password or the code is not right.',
  'current-password-refused': 'The current password is not right.',
  'password-too-short': 'The password must have at least 10 characters.',
  'password-too-common': 'This password is among the first that people try. Choose another one.',
  'password-like-owner': 'This password repeats your name or address. Choose another one.',
  'link-expired': 'This link was used already or is no longer good. Ask for a new one.',
  'role-not-given-here': 'This role is not given from this organisation.',
  'cannot-invite-yourself': 'You cannot give a role to yourself.',
  'already-member': 'This person has this role already.',
  'organisation-missing': 'Say for which employer or provider this person acts.',
  'organisation-unknown':
    'No employer or provider of this IPM has this name, this number or this NINEA.',
  'organisation-ambiguous': 'Several have this name: give the number.',
  'last-manager':
    'This is the last person who can invite others. Give this role to someone else first.',
  'own-second-factor': 'Your own access is managed in the security of your account.',
  'second-factor-national': 'This person also works at ICAMO: it is ICAMO that resets the access.',
} satisfies SameKeys<typeof french>;
