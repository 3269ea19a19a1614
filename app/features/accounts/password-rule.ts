export const PASSWORD_MIN_LENGTH = 10;
export const PASSWORD_MAX_LENGTH = 200;

export type PasswordWeakness = 'password-too-short' | 'password-too-common' | 'password-like-owner';

/** What is wrong with a new password; null when nothing is. */
export function findPasswordWeakness(
  password: string,
  owner: { readonly email: string; readonly fullName: string },
): PasswordWeakness | null {
  if (password.length < PASSWORD_MIN_LENGTH) return 'password-too-short';
  const plain = simplify(password);
  if (isCommon(plain)) return 'password-too-common';
  return isLikeOwner(plain, owner) ? 'password-like-owner' : null;
}

/** One pattern again and again, one run of the keyboard, or a well-known word with digits around it. */
function isCommon(plain: string): boolean {
  if (/^(.{1,4})\1+.{0,3}$/.test(plain)) return true;
  if (SEQUENCES.some((sequence) => sequence.includes(plain))) return true;
  return COMMON_WORDS.has(plain.replace(/^[^a-z]+|[^a-z]+$/g, ''));
}

function isLikeOwner(plain: string, { email, fullName }: { email: string; fullName: string }) {
  const letters = plain.replace(/[^a-z]/g, '');
  const name = simplify(fullName).replace(/[^a-z]/g, '');
  const address = simplify(email);
  const account = (address.split('@')[0] ?? '').replace(/[^a-z]/g, '');
  const reversed = simplify(fullName.split(/\s+/).reverse().join(' ')).replace(/[^a-z]/g, '');
  return plain.includes(address) || [name, reversed, account].includes(letters);
}

const simplify = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase();

const SEQUENCES = [
  '01234567890123456789',
  '98765432109876543210',
  'abcdefghijklmnopqrstuvwxyz',
  'azertyuiopqsdfghjklmwxcvbn',
  'qwertyuiopasdfghjklzxcvbnm',
];

const COMMON_WORDS: ReadonlySet<string> = new Set(
  (
    'password passwort passw0rd p@ssword p@ssw0rd motdepasse mot-de-passe azerty azertyuiop qwerty qwertyuiop ' +
    'admin administrateur administrator bonjour bienvenue welcome soleil senegal dakar teranga ' +
    'teranga-dakar icamo assurance maladie iloveyou jetaime secret changeme changezmoi letmein ' +
    'football princess dragon monkey sunshine superman starwars whatever trustno inchallah ' +
    'alhamdoulilah mouride touba ramadan lions sadiomane barcelona chelsea liverpool'
  ).split(' '),
);
