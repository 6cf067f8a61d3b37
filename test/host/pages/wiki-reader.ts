import { z } from 'zod';
import type { AdfDoc } from '../confluence/adf-node';
import { parseAdf } from '../confluence/adf-schema';
import type { PageCall } from './page-call';
import { ask, path } from './product-reader';

const spaceShape = z.object({ id: z.string(), key: z.string(), name: z.string() });
const spaceList = z.object({ results: z.array(spaceShape) });
const pageShape = z.object({
  id: z.string(),
  status: z.string(),
  title: z.string(),
  spaceId: z.string(),
  createdAt: z.string(),
  authorId: z.string(),
  version: z.object({ number: z.number(), createdAt: z.string(), authorId: z.string() }),
});
const pageList = z.object({ results: z.array(pageShape), _links: z.object({ next: z.string().optional() }) });
const fullPage = pageShape.extend({ body: z.object({ atlas_doc_format: z.object({ value: z.string() }) }) });

export type WikiSpace = z.infer<typeof spaceShape>;
export type WikiPage = z.infer<typeof pageShape> & { readonly doc: AdfDoc };

/** Spaces that the visitor may read. */
export async function readSpaces(call: PageCall): Promise<readonly WikiSpace[]> {
  const answer = await ask(call, 'GET', '/wiki/api/v2/spaces?limit=250');
  return spaceList.parse(answer.body).results;
}

/** A space by key, if the visitor may read it. */
export async function readSpace(call: PageCall, key: string): Promise<WikiSpace | undefined> {
  const answer = await ask(call, 'GET', `/wiki/api/v2/spaces?keys=${encodeURIComponent(key)}`);
  return spaceList.parse(answer.body).results[0];
}

/** One list of pages of a space, and the address of the next. */
export async function readPages(
  call: PageCall,
  space: WikiSpace,
  cursor: string | null,
): Promise<z.infer<typeof pageList>> {
  const more = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`;
  const answer = await ask(call, 'GET', `${path`/wiki/api/v2/spaces/${space.id}/pages`}?limit=50&sort=title${more}`);
  return pageList.parse(answer.body);
}

/** A page with its document, if the visitor may read it. */
export async function readWikiPage(call: PageCall, id: string): Promise<WikiPage | undefined> {
  const answer = await ask(call, 'GET', `${path`/wiki/api/v2/pages/${id}`}?body-format=atlas_doc_format`);
  if (answer.status === 404) return undefined;
  const page = fullPage.parse(answer.body);
  return { ...page, doc: parseAdf(JSON.parse(page.body.atlas_doc_format.value)) };
}

/** Saves another document as the next version; the status and body are Confluence's answer. */
export function savePage(call: PageCall, page: WikiPage, doc: AdfDoc): ReturnType<typeof ask> {
  return ask(call, 'PUT', path`/wiki/api/v2/pages/${page.id}`, {
    id: page.id,
    status: 'current',
    title: page.title,
    body: { representation: 'atlas_doc_format', value: JSON.stringify(doc) },
    version: { number: page.version.number + 1 },
  });
}

/** Whether the visitor may change pages; people who are not logged in never may. */
export function mayEdit(call: PageCall): boolean {
  return call.session.user !== undefined;
}
