import { DriverAdapterError, type MappedError } from '@prisma/driver-adapter-utils';

type ServerError = Error & { errno?: number; code?: string; sqlState?: string };

const UNREACHABLE: ReadonlySet<string> = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EHOSTUNREACH']);
const CLOSED: ReadonlySet<string> = new Set(['PROTOCOL_CONNECTION_LOST', 'ECONNRESET', 'EPIPE']);

/** The driver's error in the words that Prisma turns into its own codes (P2002, P2003, P2034, …). */
export function toDriverError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const { errno, code, message, sqlState } = error as ServerError;
  if (code !== undefined && UNREACHABLE.has(code))
    return wrap(error, { kind: 'DatabaseNotReachable' });
  if (code !== undefined && CLOSED.has(code)) return wrap(error, { kind: 'ConnectionClosed' });
  if (code === 'ETIMEDOUT') return wrap(error, { kind: 'SocketTimeout' });
  if (errno === undefined || sqlState === undefined) return error;
  return wrap(error, mapServerError(errno, message, sqlState));
}

function mapServerError(errno: number, message: string, state: string): MappedError {
  switch (errno) {
    case 1062:
      return { kind: 'UniqueConstraintViolation', constraint: { index: keyOf(message) } };
    case 1451:
    case 1452:
      return {
        kind: 'ForeignKeyConstraintViolation',
        constraint: { fields: foreignFields(message) },
      };
    case 1048:
    case 1364:
      return { kind: 'NullConstraintViolation', constraint: { fields: [quoted(message)] } };
    case 1264:
      return { kind: 'ValueOutOfRange', cause: message };
    case 1406:
      return { kind: 'LengthMismatch', column: quoted(message) };
    case 1213:
    case 1205:
      return { kind: 'TransactionWriteConflict' };
    case 1040:
    case 1203:
      return { kind: 'TooManyConnections', cause: message };
    case 1045:
      return { kind: 'AuthenticationFailed' };
    case 1044:
      return { kind: 'DatabaseAccessDenied' };
    case 1049:
      return { kind: 'DatabaseDoesNotExist' };
    case 1146:
      return { kind: 'TableDoesNotExist', table: quoted(message) };
    case 1054:
      return { kind: 'ColumnNotFound', column: quoted(message) };
    default:
      return { kind: 'mysql', code: errno, message, state };
  }
}

function wrap(error: ServerError, mapped: MappedError): DriverAdapterError {
  const { errno, message } = error;
  const wrapped = new DriverAdapterError({
    ...mapped,
    ...(errno === undefined ? {} : { originalCode: String(errno) }),
    originalMessage: message,
  });
  // Kept for the retry policy, which reads the server's own number and code.
  return Object.assign(wrapped, { errno, code: error.code });
}

/** `Duplicate entry '…' for key 'Table_a_b_key'` (some servers prefix the table). */
const keyOf = (message: string) => /for key '(?:[^'.]+\.)?([^']+)'$/.exec(message)?.[1] ?? '';

const quoted = (message: string) => /'([^']+)'/.exec(message)?.[1] ?? '';

const foreignFields = (message: string) =>
  [...message.matchAll(/FOREIGN KEY \(([^)]+)\)/g)].flatMap((match) =>
    (match[1] ?? '').split(',').map((field) => field.replaceAll('`', '').trim()),
  );
