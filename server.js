import { randomBytes, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { resolve } from 'node:path';
import { createRequestHandler } from '@remix-run/express';
import compression from 'compression';
import express from 'express';
import helmet from 'helmet';
import { serveAssets } from './server.assets.js';
import {
  answerInTime,
  checkOrigin,
  limitBody,
  refuse,
  refuseOtherMethods,
} from './server.guards.js';
import { createRequestHandlers } from './server.routes.js';

const isDevelopment = process.env.NODE_ENV === 'development';
const root = import.meta.dirname;

/** A large file over a slow line; headers alone must come quickly. */
const REQUEST_TIMEOUT_MS = 300_000;
const HEADERS_TIMEOUT_MS = 20_000;
/** More than the slowest page takes; streams say something more often. */
const ANSWER_TIMEOUT_MS = 45_000;
const KEEP_ALIVE_TIMEOUT_MS = 65_000;
const SHUTDOWN_PATIENCE_MS = 10_000;
const SHUTDOWN_LIMIT_MS = 20_000;

const app = express();
const server = createServer();

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
  install(hooks, vite, vite ? loadBuild : build, build.routes);
  await listen(hooks.serverSettings);
  hooks.logger.info({ url: hooks.serverSettings.appUrl }, 'listening');
  stopOnSignals(hooks, vite);
}

function install(hooks, vite, build, routes) {
  const settings = hooks.serverSettings;
  app.disable('x-powered-by');
  app.set('trust proxy', settings.trustedProxies);
  // Programs call these: they need nothing of what a page in a browser does, some not even Express.
  const answerProgram = hooks.installEndpoints(app, routes);
  const logAccess = accessLog(hooks);
  server.on('request', (request, response) => {
    const facts = { requestId: identify(response), path: request.url.split('?', 1)[0] };
    logAccess(request, response, facts);
    if (!answerProgram(request, response, facts)) app(request, response);
  });
  app.use(refuseOtherMethods, answerInTime(ANSWER_TIMEOUT_MS), limitBody);
  app.use(giveNonce, securityHeaders(settings));
  app.use(compression({ filter: isWorthCompressing }));
  if (vite) app.use(vite.middlewares);
  else serveBuiltFiles();
  app.use(checkOrigin(settings), keepPrivate);
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

function identify(response) {
  const requestId = randomUUID();
  response.locals = { requestId };
  response.setHeader('X-Request-Id', requestId);
  response.setHeader('X-Content-Type-Options', 'nosniff');
  return requestId;
}

function giveNonce(_request, response, next) {
  response.locals.cspNonce = randomBytes(18).toString('base64');
  next();
}

/** A page may hold health data: no cache between the server and its reader keeps it. */
function keepPrivate(_request, response, next) {
  response.setHeader('Cache-Control', 'private, no-cache');
  next();
}

function accessLog({ logger, pathForLogs }) {
  return ({ method }, response, { requestId, path }) => {
    const since = performance.now();
    const level = /^\/(assets|healthz|readyz|metrics)/.test(path) ? 'debug' : 'info';
    response.once('close', () => {
      logger[level](
        {
          requestId,
          method,
          path: pathForLogs(path),
          status: response.statusCode,
          durationMs: Math.round(performance.now() - since),
          ...(response.writableFinished ? {} : { aborted: true }),
        },
        'request',
      );
    });
  };
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

function answerFault(logger) {
  return (error, _request, response, _next) => {
    const { requestId } = response.locals;
    const status = error.status >= 400 && error.status < 500 ? error.status : 500;
    if (status === 500) logger.error({ err: error, requestId }, 'unexpected fault');
    if (response.headersSent) return response.destroy();
    const sentence =
      status === 500
        ? "Cette page n'a pas pu être servie ; réessayez, et donnez cette référence si cela revient"
        : 'La demande est mal formée';
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
