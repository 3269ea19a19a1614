import { connect, type Socket } from 'node:net';

export type Answer = { readonly status: number; readonly bytes: number };

export type HttpClient = {
  /** Sends one request (head and body as they go over the wire) and waits for its whole answer. */
  readonly send: (request: string) => Promise<Answer>;
  readonly close: () => void;
};

const HEAD_END = Buffer.from('\r\n\r\n');
const LAST_CHUNK = Buffer.from('\r\n0\r\n\r\n');

type Waiting = { readonly done: (answer: Answer) => void; readonly fail: (error: Error) => void };

/**
 * One connection that is kept open, and as little work as can be: what measures shares the machine
 * with what it measures.
 */
export async function openClient(port: number): Promise<HttpClient> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('error', reject);
  });
  let waiting: Waiting | undefined;
  read(socket, (answer) => {
    const one = waiting;
    waiting = undefined;
    one?.done(answer);
  });
  const broken = () => {
    waiting?.fail(new Error('the server closed the connection'));
  };
  socket.on('error', broken).on('close', broken);
  return {
    send: (request) =>
      new Promise((done, fail) => {
        waiting = { done, fail };
        socket.write(request);
      }),
    close: () => {
      socket.removeAllListeners('close');
      socket.destroy();
    },
  };
}

function read(socket: Socket, answered: (answer: Answer) => void) {
  let received: Buffer[] = [];
  let size = 0;
  let head: { readonly status: number; readonly total: number | 'chunked' } | undefined;
  socket.on('data', (chunk: Buffer) => {
    received.push(chunk);
    size += chunk.length;
    head ??= readHead(received.length === 1 ? chunk : Buffer.concat(received));
    if (head === undefined) return;
    const { total } = head;
    const isWhole = total === 'chunked' ? endsWithLastChunk(received) : size >= total;
    if (!isWhole) return;
    const answer = { status: head.status, bytes: size };
    received = [];
    size = 0;
    head = undefined;
    answered(answer);
  });
}

function readHead(start: Buffer) {
  const end = start.indexOf(HEAD_END);
  if (end < 0) return undefined;
  const text = start.toString('latin1', 0, end);
  const length = /\r\ncontent-length: *(\d+)/i.exec(text)?.[1];
  const total =
    length === undefined ? ('chunked' as const) : end + HEAD_END.length + Number(length);
  return { status: Number(text.slice(9, 12)), total };
}

function endsWithLastChunk(received: readonly Buffer[]): boolean {
  const [last, before] = [received.at(-1), received.at(-2)];
  if (last === undefined) return false;
  const tail =
    last.length >= LAST_CHUNK.length || before === undefined ? last : Buffer.concat([before, last]);
  return tail.subarray(-LAST_CHUNK.length).equals(LAST_CHUNK);
}
