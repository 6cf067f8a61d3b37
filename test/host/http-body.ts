import type { IncomingMessage, ServerResponse } from 'node:http';

/** Above every limit of the products and the platform, so that theirs is what refuses. */
const MAX_BODY_BYTES = 32 * 1024 * 1024;

/** A request that the site itself turns away, with the status to answer. */
export class RequestError extends Error {
  override readonly name = 'RequestError';

  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

/** The whole body as text. */
export async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    const piece = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
    bytes += piece.byteLength;
    if (bytes > MAX_BODY_BYTES) throw new RequestError(413, 'The request is too large.');
    chunks.push(piece);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** The body as JSON; no body is undefined. */
export async function readJson(request: IncomingMessage): Promise<unknown> {
  const text = await readText(request);
  if (text.trim() === '') return undefined;
  try {
    const body: unknown = JSON.parse(text);
    return body;
  } catch {
    throw new RequestError(400, 'The request body is not JSON.');
  }
}

/** Answers with JSON, or with no body at all. */
export function sendJson(
  response: ServerResponse,
  status: number,
  body?: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  if (body === undefined) {
    response.writeHead(status, headers).end();
    return;
  }
  response
    .writeHead(status, { 'content-type': 'application/json;charset=UTF-8', 'cache-control': 'no-store', ...headers })
    .end(JSON.stringify(body));
}
