import type { IncomingMessage } from 'node:http';

/** A body that is longer than the site takes. */
export class BodyTooLargeError extends Error {}

/** The whole body of a request as text. */
export async function readBody(request: IncomingMessage, limitBytes: number): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk as Uint8Array);
    size += bytes.length;
    if (size > limitBytes) throw new BodyTooLargeError(`A body may have ${limitBytes} bytes`);
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString('utf8');
}
