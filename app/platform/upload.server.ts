import {
  unstable_parseMultipartFormData as parseMultipart,
  type ActionFunctionArgs,
  type UploadHandlerPart,
} from '@remix-run/node';
import type { z } from 'zod';
import type { Permission } from '~/domain/permissions';
import { MAX_UPLOAD_BYTES } from '~/domain/upload-limit';
import { openIpm, type Area } from './access.server';
import type { Done } from './command.server';
import type { CommandResult, IpmContext } from './context';
import { ipmAction, providerAction } from './handler.server';

const MAX_FIELD_BYTES = 10_000;
const MAX_NAME = 200;

/** What became of the file that the form carried. */
export type Upload =
  | {
      readonly state: 'stored';
      readonly fileName: string;
      readonly key: string;
      readonly sizeBytes: number;
      readonly sha256: string;
    }
  | { readonly state: 'missing' | 'too-large' | 'interrupted' };

type Received = { readonly fields: URLSearchParams; readonly upload: Upload };

/**
 * A form that carries one file. Access comes first; then the file streams to storage, never whole in
 * memory; then the rest of the form is handled as any other. What is refused is removed again.
 */
export const ipmUpload = uploadOf('ipm', ipmAction);
export const providerUpload = uploadOf('provider', providerAction);

function uploadOf(area: Area, actionOf: typeof ipmAction) {
  return <Schema extends z.ZodType, Result extends object>(
    permission: Permission,
    schema: Schema,
    command: (
      ctx: IpmContext,
      input: z.output<Schema>,
      upload: Upload,
    ) => Promise<CommandResult<Result>>,
    finish: { readonly done: (ctx: IpmContext, result: Result, input: z.output<Schema>) => Done },
  ): ReturnType<typeof ipmAction> => {
    const action = async (args: ActionFunctionArgs) => {
      const { ctx } = await openIpm(area, permission, args);
      const { fields, upload } = await receive(ctx, args.request);
      const handle = actionOf(
        permission,
        schema,
        (opened: IpmContext, input: z.output<Schema>) => command(opened, input, upload),
        finish,
      );
      const answer = await handle({ ...args, request: plainForm(args.request, fields) });
      if (!(answer instanceof Response) && upload.state === 'stored') {
        await ctx.ports.storage.remove(upload.key);
      }
      return answer;
    };
    return Object.assign(action, { area, permission });
  };
}

async function receive(ctx: IpmContext, request: Request): Promise<Received> {
  let upload: Upload = { state: 'missing' };
  const fields = new URLSearchParams();
  try {
    await parseMultipart(request, async (part) => {
      if (part.filename === undefined) fields.append(part.name, await textOf(part));
      else if (part.filename !== '' && upload.state === 'missing') upload = await store(ctx, part);
      else await drain(part);
      return undefined;
    });
  } catch {
    upload = { state: 'interrupted' };
  }
  // The digest of the form knows the file by its content, so that the same key sent again is the same request.
  const received = upload as Upload;
  if (received.state === 'stored') fields.set('fileDigest', received.sha256);
  return { fields, upload };
}

async function store(ctx: IpmContext, part: UploadHandlerPart): Promise<Upload> {
  const saved = await ctx.ports.storage.save(toItsEnd(part.data), { maxBytes: MAX_UPLOAD_BYTES });
  if (!saved.ok) return { state: 'too-large' };
  const fileName = (part.filename ?? '').slice(-MAX_NAME);
  const { key, sizeBytes, sha256 } = saved;
  if (sizeBytes === 0 && fileName === '') return { state: 'missing' };
  return { state: 'stored', fileName, key, sizeBytes, sha256 };
}

async function textOf(part: UploadHandlerPart): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of part.data) {
    size += chunk.byteLength;
    if (size <= MAX_FIELD_BYTES) chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** When the reader stops early, the rest is read and dropped, so that the browser hears the answer. */
async function* toItsEnd(content: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const iterator = content[Symbol.asyncIterator]();
  try {
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) {
      yield next.value;
    }
  } finally {
    while (!(await iterator.next()).done);
  }
}

async function drain(part: UploadHandlerPart) {
  const iterator = part.data[Symbol.asyncIterator]();
  while (!(await iterator.next()).done);
}

function plainForm(request: Request, fields: URLSearchParams): Request {
  const headers = new Headers(request.headers);
  headers.delete('Content-Length');
  headers.delete('Content-Type');
  return new Request(request.url, { method: 'POST', headers, body: fields });
}
