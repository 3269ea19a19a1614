/** What a request of a browser must pass before Remix sees it. */

const FORM_LIMIT_BYTES = 1024 * 1024;
/** Above what an import takes (50 MB), so that the page itself says that a file is too large. */
const UPLOAD_LIMIT_BYTES = 64 * 1024 * 1024;
/** Up to here what is refused is read and dropped: a browser whose line is cut while it sends shows no answer. */
const DROPPED_LIMIT_BYTES = 1024 * 1024 * 1024;

const READS = ['GET', 'HEAD', 'OPTIONS'];
const WRITES = ['POST', 'PUT', 'PATCH', 'DELETE'];

const writes = (request) => !READS.includes(request.method);

/** The rest of what HTTP knows (TRACE, PROPFIND…) is for other programs. */
export function refuseOtherMethods(request, response, next) {
  if ([...READS, ...WRITES].includes(request.method)) return next();
  return refuse(response, 405, "Cette méthode n'est pas permise.");
}

/** The announced length is enough: Node refuses a body that is longer than it announced. */
export function limitBody(request, response, next) {
  if (!writes(request)) return next();
  if (request.headers['transfer-encoding'] !== undefined) {
    return refuse(response, 411, 'La requête doit annoncer sa longueur (Content-Length).');
  }
  const isUpload = request.headers['content-type']?.startsWith('multipart/form-data') ?? false;
  const limit = isUpload ? UPLOAD_LIMIT_BYTES : FORM_LIMIT_BYTES;
  const announced = Number(request.headers['content-length'] ?? 0);
  if (announced <= limit) return next();
  const sentence = `L'envoi dépasse la taille permise de ${limit / 1024 / 1024} Mo.`;
  if (!isUpload || announced > DROPPED_LIMIT_BYTES) return refuse(response, 413, sentence);
  request.once('end', () => refuse(response, 413, sentence)).resume();
}

/**
 * Nothing received or sent for so long: something behind stands still, and the visitor is told.
 * A file that comes slowly and a stream that goes on begin the time anew with each piece.
 */
export function answerInTime(limitMs) {
  return (_request, response, next) => {
    response.setTimeout(limitMs, () => {
      if (response.headersSent) return response.destroy();
      return refuse(response, 503, 'La réponse se fait trop attendre ; réessayez dans un instant.');
    });
    next();
  };
}

export function refuse(response, status, sentence) {
  response.setHeader('Connection', 'close');
  response.status(status).type('text/plain; charset=utf-8').send(`${sentence}\n`);
}

/** Refuses a write that a page of another origin sent with this person's cookie; endpoints know no cookie. */
export function checkOrigin({ appUrl }) {
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
