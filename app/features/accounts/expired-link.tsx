import { Link } from '@remix-run/react';
import { PublicFrame } from '~/components/shell/public-frame';
import { useT } from '~/i18n/t';

type ExpiredLinkProps = { readonly purpose: 'reset' | 'invitation'; readonly demo: boolean };

export function ExpiredLink({ purpose, demo }: ExpiredLinkProps) {
  const t = useT();
  return (
    <PublicFrame title={t('auth.expired.title')} demo={demo}>
      <p>{t(`auth.expired.${purpose}`)}</p>
      <p className="mt-4">
        {purpose === 'reset' ? (
          <Link className="text-link" to="/auth/forgot">
            {t('auth.expired.askAgain')}
          </Link>
        ) : (
          <Link className="text-link" to="/auth/login">
            {t('auth.signIn')}
          </Link>
        )}
      </p>
    </PublicFrame>
  );
}
