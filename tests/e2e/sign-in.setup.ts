import { saveSession, signInByForm, test } from './world';

/** Everyone who appears in the specs, so that each signs in once. */
const PEOPLE = [
  'gerant@teranga.example',
  'agent@teranga.example',
  'comptable@teranga.example',
  'medecin@teranga.example',
  'employeur@teranga.example',
  'prestataire@teranga.example',
  'gerant@saloum.example',
  'liquidation@saloum.example',
  'comptable@saloum.example',
  'employeur@saloum.example',
  'gerant@baol.example',
  'directeur@icamo.example',
  'admin@icamo.example',
] as const;

for (const email of PEOPLE) {
  test(`${email} signs in`, async ({ page }) => {
    await signInByForm(page, email);
    await saveSession(page, email);
  });
}
