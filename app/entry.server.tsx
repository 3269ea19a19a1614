import { PassThrough } from 'node:stream';
import { createReadableStreamFromReadable, type EntryContext } from '@remix-run/node';
import { RemixServer } from '@remix-run/react';
import { isbot } from 'isbot';
import { renderToPipeableStream } from 'react-dom/server';
import { NonceContext } from './components/nonce-context';
import { createRecordingTranslator, TranslateContext, UsedAreasContext } from './i18n/t';
import { type LoadContext, languageOf } from './platform/http.server';

export * from '~/composition.server';
export { logUnhandled as handleError } from './platform/fault.server';

/** Milliseconds for streamed data; then what is missing is given up. */
export const streamTimeout = 5_000;

/** Renders the document: as a stream for people, whole for robots. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  loadContext: unknown,
): Promise<Response> {
  const { cspNonce: nonce } = loadContext as LoadContext;
  const usedAreas = new Set<string>();
  const translator = createRecordingTranslator(languageOf(request), usedAreas);
  const isRobot = isbot(request.headers.get('User-Agent') ?? '');
  return new Promise((resolve, reject) => {
    let isShellSent = false;
    let answerStatus = status;
    const answer = () => {
      isShellSent = true;
      const body = new PassThrough();
      headers.set('Content-Type', 'text/html; charset=utf-8');
      resolve(
        new Response(createReadableStreamFromReadable(body), { headers, status: answerStatus }),
      );
      pipe(body);
    };
    const { pipe, abort } = renderToPipeableStream(
      <TranslateContext.Provider value={translator}>
        <UsedAreasContext.Provider value={usedAreas}>
          <NonceContext.Provider value={nonce}>
            <RemixServer context={remixContext} url={request.url} nonce={nonce} />
          </NonceContext.Provider>
        </UsedAreasContext.Provider>
      </TranslateContext.Provider>,
      {
        nonce,
        ...(isRobot ? { onAllReady: answer } : { onShellReady: answer }),
        onShellError: (error) => {
          reject(error instanceof Error ? error : new Error(String(error)));
        },
        onError: (error) => {
          answerStatus = 500;
          if (isShellSent) console.error(error);
        },
      },
    );
    setTimeout(abort, streamTimeout + 1_000);
  });
}
