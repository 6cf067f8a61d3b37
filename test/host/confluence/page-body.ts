import { z } from 'zod';
import type { AdfDoc } from './adf-node';
import { EMPTY_DOC } from './adf-node';
import { parseAdf } from './adf-schema';
import { NotModelledError } from './not-modelled';
import { fromStorage } from './storage-read';
import { toStorage } from './storage-write';

const bodyPart = z.object({
  representation: z.enum(['storage', 'atlas_doc_format', 'wiki']).optional(),
  value: z.string(),
});

/** A page body as the second API takes it: one representation, flat or nested under its name. */
export const pageBodyInput = z.union([
  bodyPart,
  z.object({ storage: bodyPart.optional(), atlas_doc_format: bodyPart.optional(), wiki: bodyPart.optional() }),
]);

/** The document a body stands for. Throws what is wrong with it. */
export function readBody(body: z.infer<typeof pageBodyInput> | undefined): AdfDoc {
  if (body === undefined) return EMPTY_DOC;
  if ('value' in body) return readAs(body.representation ?? 'storage', body.value);
  if (body.atlas_doc_format) return readAs('atlas_doc_format', body.atlas_doc_format.value);
  if (body.storage) return readAs('storage', body.storage.value);
  return body.wiki ? readAs('wiki', body.wiki.value) : EMPTY_DOC;
}

function readAs(representation: string, value: string): AdfDoc {
  if (representation === 'wiki') throw new NotModelledError('the wiki representation of a body');
  if (representation === 'storage') return fromStorage(value);
  const parsed: unknown = JSON.parse(value);
  return parseAdf(parsed);
}

/** The body in the asked representation; none asked for, none given, as Confluence does. */
export function writeBody(doc: AdfDoc, format: string | null): Record<string, unknown> {
  if (format === null) return {};
  if (format === 'atlas_doc_format') return { [format]: { representation: format, value: JSON.stringify(doc) } };
  if (format === 'storage') return { [format]: { representation: format, value: toStorage(doc) } };
  throw new NotModelledError(`body-format=${format}`);
}
