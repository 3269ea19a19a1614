import { useT } from '~/i18n/t';
import { LinkButton } from './button';
import { Mark } from './shell/mark';

type ErrorPageProps = {
  readonly status: number;
  /** What the log calls this request; shown for faults. */
  readonly requestId?: string | null | undefined;
  /** Inside the shell there is no need for a mark and a whole page. */
  readonly isInside?: boolean | undefined;
  readonly homeTo?: string | undefined;
};

/** What happened, to what, and what to do. */
export function ErrorPage({ status, requestId, isInside, homeTo = '/' }: ErrorPageProps) {
  const t = useT();
  const kind = kindOf(status);
  const text = (
    <>
      <p className="tabular text-sm font-medium text-ink-faint">{status}</p>
      <h1 className="text-xl font-semibold tracking-tight">{t(`errors.${kind}Title`)}</h1>
      <p className="mt-2 text-ink-soft">{t(`errors.${kind}Text`)}</p>
      {kind === 'fault' && requestId && (
        <p className="mt-2 text-sm text-ink-soft">
          {t('errors.reference')} <code className="font-medium text-ink">{requestId}</code>
        </p>
      )}
      <div className="mt-5 flex gap-2">
        {status === 401 ? (
          <LinkButton to="/auth/login" tone="primary">
            {t('errors.signIn')}
          </LinkButton>
        ) : (
          <LinkButton to={homeTo} tone="primary" reloadDocument>
            {t('errors.goHome')}
          </LinkButton>
        )}
      </div>
    </>
  );
  if (isInside) return <div className="max-w-lg py-8">{text}</div>;
  return (
    <main className="mx-auto flex min-h-dvh max-w-lg flex-col justify-center px-5 py-10">
      <div className="mb-6">
        <Mark size={36} />
      </div>
      {text}
    </main>
  );
}

type Kind =
  | 'notFound'
  | 'forbidden'
  | 'unauthorized'
  | 'method'
  | 'conflict'
  | 'tooMany'
  | 'tooLarge'
  | 'unavailable'
  | 'request'
  | 'fault';

const KINDS: Readonly<Record<number, Kind>> = {
  401: 'unauthorized',
  403: 'forbidden',
  404: 'notFound',
  405: 'method',
  409: 'conflict',
  413: 'tooLarge',
  429: 'tooMany',
  503: 'unavailable',
};

function kindOf(status: number): Kind {
  return KINDS[status] ?? (status >= 500 ? 'fault' : 'request');
}
