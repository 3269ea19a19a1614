import interLatin from '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?url';
import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useLoaderData,
  useRouteError,
  useRouteLoaderData,
} from '@remix-run/react';
import { type ReactNode, useContext } from 'react';
import { ErrorPage } from '~/components/error-page';
import { NonceContext } from '~/components/nonce-context';
import { ThemeContext } from '~/components/shell/theme-context';
import { Toast } from '~/components/toast';
import { UsedAreas } from '~/components/used-areas';
import { useT } from '~/i18n/t';
import { rootLoader } from '~/platform/root.server';
import './app.css';

export const loader = (args: LoaderFunctionArgs) => rootLoader(args);

export const links: LinksFunction = () => [
  { rel: 'preload', href: interLatin, as: 'font', type: 'font/woff2', crossOrigin: 'anonymous' },
  { rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' },
  { rel: 'icon', href: '/favicon.ico', sizes: '32x32' },
];

export const meta: MetaFunction = () => [{ title: 'icamo' }];

export default function App() {
  const { toast, requestId } = useLoaderData<typeof loader>();
  const t = useT();
  return (
    <>
      <Outlet />
      {toast && (
        <Toast
          key={requestId}
          tone={toast.tone ?? 'success'}
          text={t.dynamic(
            toast.key.includes('.') ? toast.key : `toasts.${toast.key}`,
            toast.values,
          )}
        />
      )}
    </>
  );
}

/** The document around every page, errors included. */
export function Layout({ children }: { readonly children: ReactNode }) {
  const data = useRouteLoaderData<typeof loader>('root');
  const nonce = useContext(NonceContext);
  const t = useT();
  const theme = data?.theme ?? 'system';
  return (
    <html lang={t.language} data-theme={theme}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="color-scheme" content={theme === 'system' ? 'light dark' : theme} />
        <Meta />
        <Links />
      </head>
      <body>
        <ThemeContext.Provider value={theme}>{children}</ThemeContext.Provider>
        <UsedAreas />
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}

export function ErrorBoundary() {
  const error = useRouteError();
  const data = useRouteLoaderData<typeof loader>('root');
  return (
    <ErrorPage
      status={isRouteErrorResponse(error) ? error.status : 500}
      requestId={data?.requestId ?? null}
    />
  );
}
