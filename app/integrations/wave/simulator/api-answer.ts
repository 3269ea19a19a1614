import type { z } from 'zod';

export type ApiAnswer = { status: number; body: unknown; headers?: Record<string, string> };

export function answer(body: unknown, status = 200): ApiAnswer {
  return { status, body };
}

/** Wave's error body. */
export function refuse(status: number, code: string, message: string): ApiAnswer {
  return { status, body: { code, message } };
}

/** 422 with one detail for each field that is wrong. */
export function refuseFields(error: z.ZodError, place: 'body' | 'query' | 'header'): ApiAnswer {
  const details = error.issues.map((issue) => ({
    loc: [place, ...issue.path.map(String)],
    msg: issue.message,
    type: `value_error.${issue.code}`,
  }));
  return {
    status: 422,
    body: { code: 'request-validation-error', message: 'Request invalid', details },
  };
}
