import { randomBytes, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { resolve } from 'node:path';
import { createRequestHandler } from '@remix-run/express';
import compression from 'compression';
import express from 'express';
import helmet from 'helmet';
import { serveAssets } from './server.assets.js';
import { createRequestHandlers } from './server.routes.js';

const isDevelopment = process.env.NODE_ENV === 'development';
const root = import.meta.dirname;

const FORM_LIMIT_BYTES = 1024 * 1024;
/** Above what an import takes (50 MB), so that the page itself says that a file is too large. */
const UPLOAD_LIMIT_BYTES = 64 * 1024 * 1024;
/** A large file over a slow line; headers alone must come quickly. */
const REQUEST_TIMEOUT_MS = 300_000;
const HEADERS_TIMEOUT_MS = 20_000;
const KEEP_ALIVE_TIMEOUT_MS = 65_000;
const SHUTDOWN_PATIENCE_MS = 10_000;
const SHUTDOWN_LIMIT_MS = 20_000;

const app = express();
const server = createServer(app);

try {
  await start();
} catch (error) {
  process.stderr.write(`${isDevelopment ? error.stack : error.message}\n`);
  process.exit(1);
}

async function start() {
  const vite = isDevelopment ? await startVite() : undefined;
  const loadBuild = () =>
    vite
      ? vite.ssrLoadModule('virtual:remix/server-build')
      : import(resolve(root, 'build/server/index.js'));
  const build = await loadBuild();
  const hooks = build.entry.module;
  await hooks.startServer();
  install(hooks, vite, vite ? loadBuild : build);
  await listen(hooks.serverSettings);
  hooks.logger.info({ url: hooks.serverSettings.appUrl }, 'listening');
  stopOnSignals(hooks, vite);
}

function install(hooks, vite, build) {
  const settings = hooks.serverSettings;
  app.disable('x-powered-by');
  app.set('trust proxy', settings.trustedProxies ?? false);
  app.use(identify, accessLog(hooks.logger));
  // Programs call these: they need nothing of what a page in a browser does.
  hooks.installEndpoints(app);
  app.use(giveNonce, securityHeaders(settings), limitBody);
  app.use(compression({ filter: isWorthCompressing }));
  if (vite) app.use(vite.middlewares);
  else serveBuiltFiles();
  app.use(checkOrigin(settings));
  const create = (part) =>
    createRequestHandler({
      build: part,
      mode: isDevelopment ? 'development' : 'production',
      getLoadContext: (request, response) => ({
        cspNonce: response.locals.cspNonce,
        requestId: response.locals.requestId,
        clientAddress: request.ip ?? '',
      }),
    });
  const handlerOf = vite ? always(create(build)) : createRequestHandlers(build, create);
  app.all('*', (request, response, next) => handlerOf(request.path)(request, response, next));
  app.use(answerFault(hooks.logger));
}

function always(handler) {
  return () => handler;
}

async function startVite() {
  const { createServer: createViteServer } = await import('vite');
  return createViteServer({ root, server: { middlewareMode: true, hmr: { server } } });
}

function identify(_request, response, next) {
  response.locals.requestId = randomUUID();
  response.setHeader('X-Request-Id', response.locals.requestId);
  response.setHeader('X-Content-Type-Options', 'nosniff');
  next();
}

function giveNonce(_request, response, next) {
  response.locals.cspNonce = randomBytes(18).toString('base64');
  next();
}

function accessLog(logger) {
  return (request, response, next) => {
    const since = performance.now();
    const path = pathForLogs(request.path);
    response.once('close', () => {
      const level = /^\/(assets|healthz|readyz|metrics)/.test(path) ? 'debug' : 'info';
      logger[level](
        {
          requestId: response.locals.requestId,
          method: request.method,
          path,
          status: response.statusCode,
          durationMs: Math.round(performance.now() - since),
          ...(response.writableFinished ? {} : { aborted: true }),
        },
        'request',
      );
    });
    next();
  };
}

/** Links of invitations and password resets end with a secret; queries may hold names. */
function pathForLogs(path) {
  return path.replace(/^(\/auth\/[^/]+)\/.+$/, '$1/…');
}

function securityHeaders({ appUrl, payOrigins }) {
  const isHttps = appUrl.startsWith('https:');
  const nonce = (_request, response) => `'nonce-${response.locals.cspNonce}'`;
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'", nonce],
        styleSrc: isDevelopment ? ["'self'", "'unsafe-inline'"] : ["'self'", nonce],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'", 'data:'],
        connectSrc: isDevelopment ? ["'self'", 'ws:'] : ["'self'"],
        formAction: ["'self'", ...payOrigins],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
        objectSrc: ["'none'"],
        ...(isHttps ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    // Without a referrer, browsers send `Origin: null` with forms, and each would be refused.
    referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
    strictTransportSecurity: isHttps ? { maxAge: 31_536_000, includeSubDomains: true } : false,
    xFrameOptions: { action: 'deny' },
  });
}

const writes = (request) => !['GET', 'HEAD', 'OPTIONS'].includes(request.method);

/** The announced length is enough: Node refuses a body that is longer than it announced. */
function limitBody(request, response, next) {
  if (!writes(request)) return next();
  if (request.headers['transfer-encoding'] !== undefined) {
    return refuse(response, 411, 'La requête doit annoncer sa longueur (Content-Length).');
  }
  const isUpload = request.headers['content-type']?.startsWith('multipart/form-data') ?? false;
  const limit = isUpload ? UPLOAD_LIMIT_BYTES : FORM_LIMIT_BYTES;
  if (Number(request.headers['content-length'] ?? 0) <= limit) return next();
  const megabytes = limit / 1024 / 1024;
  return refuse(response, 413, `L'envoi dépasse la taille permise de ${megabytes} Mo.`);
}

function refuse(response, status, sentence) {
  response.setHeader('Connection', 'close');
  response.status(status).type('text/plain; charset=utf-8').send(`${sentence}\n`);
}

/** An event stream must reach the browser at once, not when a compressor's buffer is full. */
function isWorthCompressing(request, response) {
  const isStream = String(response.getHeader('Content-Type')).startsWith('text/event-stream');
  return !isStream && compression.filter(request, response);
}

function serveBuiltFiles() {
  const folder = resolve(root, 'build/client');
  app.use('/assets', serveAssets(resolve(folder, 'assets')), (_request, response) =>
    refuse(response, 404, "Ce fichier n'existe pas."),
  );
  app.use(express.static(folder, { maxAge: '1h', index: false }));
}

/** Refuses a write that a page of another origin sent with this person's cookie; endpoints know no cookie. */
function checkOrigin({ appUrl }) {
  const expected = new URL(appUrl);
  return (request, response, next) => {
    delete request.headers['x-forwarded-host'];
    if (!writes(request) || isExemptFromOriginCheck(request)) return next();
    const origin = request.headers.origin ?? originOfReferrer(request.headers.referer);
    const site = request.headers['sec-fetch-site'];
    const isOurs =
      origin === undefined
        ? site === undefined || site === 'same-origin' || site === 'none'
        : origin === expected.origin || isSameLoopback(origin, request.headers.host, expected);
    if (!isOurs)
      return refuse(response, 403, "Cette demande vient d'un autre site ; elle est refusée.");
    // Behind a proxy the Host may be another; Remix compares the Origin with it again.
    if (origin === expected.origin) request.headers['x-forwarded-host'] = expected.host;
    return next();
  };
}

function isExemptFromOriginCheck(request) {
  const isBearer = request.headers.authorization?.startsWith('Bearer ') ?? false;
  return request.path.startsWith('/api/') && isBearer && request.headers.cookie === undefined;
}

function originOfReferrer(referrer) {
  return referrer !== undefined && URL.canParse(referrer) ? new URL(referrer).origin : undefined;
}

/** On one's own machine, localhost and 127.0.0.1 are the same application. */
function isSameLoopback(origin, host, expected) {
  const isLoopback = (name) => ['localhost', '127.0.0.1', '[::1]'].includes(name);
  if (!isLoopback(expected.hostname) || !URL.canParse(origin)) return false;
  const from = new URL(origin);
  return isLoopback(from.hostname) && from.host === host && from.protocol === expected.protocol;
}

function answerFault(logger) {
  return (error, _request, response, _next) => {
    const { requestId } = response.locals;
    logger.error({ err: error, requestId }, 'unexpected fault');
    if (response.headersSent) return response.destroy();
    const status = error.status >= 400 && error.status < 500 ? error.status : 500;
    const sentence = status === 500 ? 'Une erreur est survenue' : 'La demande est mal formée';
    return refuse(response, status, `${sentence} (référence ${requestId}).`);
  };
}

function listen({ port, host }) {
  server.requestTimeout = REQUEST_TIMEOUT_MS;
  server.headersTimeout = HEADERS_TIMEOUT_MS;
  server.keepAliveTimeout = KEEP_ALIVE_TIMEOUT_MS;
  return new Promise((done, fail) => {
    server.once('error', (error) =>
      fail(
        error.code === 'EADDRINUSE'
          ? new Error(`Le port ${port} est déjà pris : choisissez-en un autre avec PORT.`)
          : error,
      ),
    );
    server.listen(port, host, done);
  });
}

/** Stops accepting, finishes what runs, closes the pools. Event streams end at once: browsers reconnect. */
function stopOnSignals(hooks, vite) {
  const streams = new Set();
  server.prependListener('request', (_request, response) => {
    streams.add(response);
    response.once('close', () => streams.delete(response));
  });
  let isStopping = false;
  const stop = async (signal) => {
    if (isStopping) return;
    isStopping = true;
    hooks.logger.info({ signal }, 'stopping');
    setTimeout(() => process.exit(1), SHUTDOWN_LIMIT_MS).unref();
    const closed = new Promise((done) => server.close(done));
    server.closeIdleConnections();
    for (const response of streams) endEventStream(response);
    const patience = setTimeout(() => server.closeAllConnections(), SHUTDOWN_PATIENCE_MS);
    await closed;
    clearTimeout(patience);
    await vite?.close();
    await hooks.shutdown();
    process.exit(0);
  };
  for (const name of ['SIGTERM', 'SIGINT']) process.on(name, () => void stop(name));
}

function endEventStream(response) {
  if (!response.headersSent) response.setHeader('Connection', 'close');
  if (String(response.getHeader('Content-Type')).startsWith('text/event-stream')) response.end();
}
