import { useT } from '~/i18n/t';

const DEMO_PASSWORD = 'Demo-icamo-2026';
const DEMO_TOTP_SECRET = 'JBSW Y3DP EHPK 3PXP JBSW Y3DP EHPK 3PXP';
const SHOWN = [
  'gerant@teranga.example',
  'employeur@teranga.example',
  'prestataire@teranga.example',
  'directeur@icamo.example',
];
const OTHERS = ['agent', 'comptable', 'liquidation', 'medecin', 'lecteur'];

/** With what a visitor of the demonstration may sign in. */
export function DemoAccounts() {
  const t = useT();
  return (
    <details className="mt-6 rounded border border-line bg-sunken/50 px-3 py-2 text-sm">
      <summary className="cursor-pointer py-1 font-medium">{t('auth.demo.title')}</summary>
      <ul className="mt-2 list-disc pl-5">
        {SHOWN.map((email) => (
          <li key={email} className="break-all">
            {email}
          </li>
        ))}
      </ul>
      <p className="mt-2 text-ink-soft">{t('auth.demo.help', { password: DEMO_PASSWORD })}</p>
      <p className="mt-2 text-ink-soft">
        {t('auth.demo.secret')} <code className="font-mono">{DEMO_TOTP_SECRET}</code>
      </p>
      <p className="mt-2 text-ink-soft">{t('auth.demo.other', { names: OTHERS.join(', ') })}</p>
    </details>
  );
}
