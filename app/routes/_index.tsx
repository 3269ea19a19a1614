import { redirect, type MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { LinkButton } from '~/components/button';
import { PublicFrame } from '~/components/shell/public-frame';
import { listOrganisations } from '~/features/accounts/account-queries.server';
import { organisationLinks } from '~/features/accounts/organisation-links';
import { OrganisationList } from '~/features/accounts/organisation-list';
import { useT } from '~/i18n/t';
import { publicLoader } from '~/platform/handler.server';

export const loader = publicLoader(async (ctx) => {
  const { user, demo } = ctx;
  if (user === null) return { title: null, name: null, organisations: [], demo };
  const organisations = organisationLinks(await listOrganisations(ctx, user.id));
  const [only, ...others] = organisations;
  if (only && others.length === 0) return redirect(only.to);
  return { title: ctx.t('auth.home.title'), name: user.fullName, organisations, demo };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data?.title ? `${data.title} — icamo` : 'icamo' },
];

export default function HomePage() {
  const { name, organisations, demo } = useLoaderData<typeof loader>();
  const t = useT();
  if (name === null) {
    return (
      <PublicFrame title={t('auth.home.welcomeTitle')} demo={demo} below={t('auth.noAccount')}>
        <p className="text-ink-soft">{t('auth.home.welcome')}</p>
        <p className="mt-5">
          <LinkButton to="/auth/login" tone="primary">
            {t('auth.signIn')}
          </LinkButton>
        </p>
      </PublicFrame>
    );
  }
  return (
    <PublicFrame
      width="wide"
      title={t('auth.home.title')}
      description={t('auth.home.description', { name })}
      demo={demo}
      below={<Ways />}
    >
      {organisations.length === 0 ? (
        <p>{t('auth.home.empty')}</p>
      ) : (
        <OrganisationList organisations={organisations} />
      )}
    </PublicFrame>
  );
}

function Ways() {
  const t = useT();
  return (
    <div className="flex flex-wrap items-center gap-x-5 gap-y-2">
      <Link className="text-link" to="/auth/security">
        {t('shell.security')}
      </Link>
      <form method="post" action="/auth/logout">
        <button type="submit" className="text-link">
          {t('shell.signOut')}
        </button>
      </form>
    </div>
  );
}
