import { z } from 'zod';
import type { Host } from './host';

/** The product's largest `importStrategy` call and import part. Source: host-contract, section 5. */
const CALL_BYTES = 400 * 1024;
const ADMIN = 'admin@example.com';
const MODULE = 'settings';

const envelope = z.union([
  z.object({ ok: z.literal(true), data: z.unknown() }),
  z.object({
    ok: z.literal(false),
    code: z.string(),
    message: z.string(),
    details: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  }),
]);
const begun = z.object({ importId: z.string() });
const status = z.object({
  state: z.enum(['running', 'done', 'failed']),
  details: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
});

/** The product refused a strategy file; the message lists every mistake. */
export class StrategyRefused extends Error {
  override readonly name = 'StrategyRefused';

  constructor(message: string, details: ReadonlyArray<{ readonly path: string; readonly message: string }> = []) {
    super([message, ...details.map((mistake) => `  ${mistake.path}: ${mistake.message}`)].join('\n'));
  }
}

/** Imports a strategy file as the administrator does: by the product's own calls, in one piece or in parts. */
export async function importStrategy(host: Host, text: string): Promise<void> {
  const file = parse(text);
  const compact = JSON.stringify(file);
  if (Buffer.byteLength(compact) <= CALL_BYTES) {
    await call(host, 'importStrategy', { file });
    return;
  }
  const { importId } = begun.parse(await call(host, 'beginImport', {}));
  const parts = split(compact);
  for (const [index, part] of parts.entries()) await call(host, 'putImportPart', { importId, index, text: part });
  await call(host, 'commitImport', { importId, parts: parts.length });
  for (;;) {
    const now = status.parse(await call(host, 'importStatus', { importId }));
    if (now.state === 'done') return;
    if (now.state === 'failed') throw new StrategyRefused('The strategy file was refused.', now.details);
    if (!(await host.platform.dispatcher.step())) throw new StrategyRefused('The import stopped before its end.');
  }
}

function parse(text: string): unknown {
  try {
    const file: unknown = JSON.parse(text);
    return file;
  } catch (error) {
    throw new StrategyRefused(
      `The strategy file is not JSON: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

async function call(host: Host, functionKey: string, payload: unknown): Promise<unknown> {
  const answer = envelope.parse(await host.invoke(MODULE, functionKey, payload, ADMIN));
  if (answer.ok) return answer.data;
  throw new StrategyRefused(`${functionKey}: ${answer.message} (${answer.code})`, answer.details);
}

/** Pieces whose JSON stays within a call: quotes and backslashes may double, so half the limit is always safe. */
function split(text: string): string[] {
  const characters = [...text];
  const pieces: string[] = [];
  let piece = '';
  let bytes = 0;
  for (const character of characters) {
    const size = Buffer.byteLength(character);
    if (bytes + size > CALL_BYTES / 2) {
      pieces.push(piece);
      piece = '';
      bytes = 0;
    }
    piece += character;
    bytes += size;
  }
  return [...pieces, piece];
}
