import { z } from 'zod';
import type { ProductResponse } from '../kernel';
import type { ConfluenceAccess } from './access';
import { AdfError } from './adf-schema';
import type { ContentStore, PageRecord, SpaceRecord } from './content-store';
import { listPage } from './list-page';
import { pageBodyInput, readBody } from './page-body';
import type { PageChanges } from './page-changes';
import { pageView, versionView } from './page-view';
import { failure, type Route, type RouteCall } from './route';

const MAX_TITLE = 255;
const title = z.string().trim().min(1, 'title must not be empty').max(MAX_TITLE, 'title is too long');
const createInput = z.object({
  spaceId: z.coerce.string(),
  status: z.enum(['current', 'draft']).default('current'),
  title: title.optional(),
  parentId: z.coerce.string().optional(),
  body: pageBodyInput.optional(),
});
const updateInput = z.object({
  id: z.coerce.string(),
  status: z.enum(['current', 'draft']),
  title,
  spaceId: z.coerce.string().optional(),
  parentId: z.coerce.string().optional(),
  ownerId: z.string().optional(),
  body: pageBodyInput.optional(),
  version: z.object({ number: z.number().int(), message: z.string().optional() }),
});

interface Deps {
  readonly content: ContentStore;
  readonly access: ConfluenceAccess;
  readonly changes: PageChanges;
  readonly siteUrl: () => string;
}

type Located = { readonly page: PageRecord; readonly space: SpaceRecord };

/** Finds a page that the caller may see; drafts are their author's, what may not be seen does not exist. */
export function locatePage(
  { content, access }: Pick<Deps, 'content' | 'access'>,
  call: RouteCall,
  id: string,
): Located | undefined {
  const page = content.findPage(id);
  const space = page && content.findSpace(page.spaceId);
  if (!page || !space || !access.canView(call.actor, space)) return undefined;
  if (page.status === 'draft' && page.authorId !== access.accountOf(call.actor)) return undefined;
  return { page, space };
}

/** Pages and their versions in the second API. */
export function pageRoutes(deps: Deps): Route[] {
  const { content, siteUrl } = deps;
  return [
    {
      method: 'GET',
      template: '/wiki/api/v2/pages',
      query: ['id', 'space-id', 'title', 'status', 'sort', 'body-format', 'cursor', 'limit'],
      handle: (call) => list(deps, call),
    },
    {
      method: 'GET',
      template: '/wiki/api/v2/spaces/{spaceId}/pages',
      query: ['id', 'title', 'status', 'sort', 'body-format', 'cursor', 'limit'],
      handle: (call) => {
        const space = content.findSpace(call.params['spaceId'] ?? '');
        return space && deps.access.canView(call.actor, space) ? list(deps, call, space.id) : failure(404);
      },
    },
    { method: 'POST', template: '/wiki/api/v2/pages', query: ['root-level'], handle: (call) => create(deps, call) },
    {
      method: 'GET',
      template: '/wiki/api/v2/pages/{id}',
      query: ['body-format', 'version', 'status', 'get-draft'],
      handle: (call) => read(deps, call),
    },
    { method: 'PUT', template: '/wiki/api/v2/pages/{id}', handle: (call) => update(deps, call) },
    {
      method: 'DELETE',
      template: '/wiki/api/v2/pages/{id}',
      query: ['purge', 'draft'],
      handle: (call) => remove(deps, call),
    },
    {
      method: 'GET',
      template: '/wiki/api/v2/pages/{id}/versions',
      query: ['cursor', 'limit'],
      handle: (call) => {
        const found = locatePage(deps, call, call.params['id'] ?? '');
        if (!found) return failure(404);
        const versions = [...content.versions(found.page.id)].reverse();
        return listPage(
          call,
          siteUrl(),
          versions.map(({ version, title: name }) => ({
            ...versionView(version),
            page: { title: name, id: found.page.id },
          })),
        );
      },
    },
  ];
}

function list(deps: Deps, call: RouteCall, spaceId?: string): ProductResponse {
  const { content, access, siteUrl } = deps;
  const wanted = (name: string) => call.query.getAll(name).flatMap((value) => value.split(','));
  const statuses = call.query.has('status') ? wanted('status') : ['current'];
  const views = content.pages().flatMap((page) => {
    const space = content.findSpace(page.spaceId);
    if (!space || !access.canView(call.actor, space) || !statuses.includes(page.status)) return [];
    if (spaceId !== undefined && page.spaceId !== spaceId) return [];
    if (call.query.has('id') && !wanted('id').includes(page.id)) return [];
    if (call.query.has('space-id') && !wanted('space-id').includes(page.spaceId)) return [];
    if (call.query.has('title') && call.query.get('title') !== page.title) return [];
    return [{ page, space }];
  });
  const sorted = sortPages(views, call.query.get('sort'));
  if (!sorted) return failure(400, `Invalid sort ${call.query.get('sort')}`);
  return listPage(
    call,
    siteUrl(),
    sorted.map(({ page, space }) => pageView(page, space, call.query.get('body-format'))),
  );
}

const SORTS: Readonly<Record<string, (page: PageRecord) => string | number>> = {
  id: (page) => Number(page.id),
  title: (page) => page.title,
  'created-date': (page) => page.createdAt,
  'modified-date': (page) => page.version.createdAt,
};

function sortPages(pages: readonly Located[], sort: string | null): Located[] | undefined {
  const by = SORTS[(sort ?? 'id').replace(/^-/, '')];
  if (!by) return undefined;
  const sign = sort?.startsWith('-') ? -1 : 1;
  return [...pages].sort((a, b) => (by(a.page) < by(b.page) ? -sign : by(a.page) > by(b.page) ? sign : 0));
}

function read(deps: Deps, call: RouteCall): ProductResponse {
  const found = locatePage(deps, call, call.params['id'] ?? '');
  if (!found) return failure(404);
  const number = call.query.get('version');
  const past =
    number === null
      ? undefined
      : deps.content.versions(found.page.id).find(({ version }) => version.number === Number(number));
  if (number !== null && !past) return failure(404);
  return answer(deps, past ? { ...found, page: { ...found.page, ...past } } : found, call.query.get('body-format'));
}

async function create(deps: Deps, call: RouteCall): Promise<ProductResponse> {
  const input = createInput.safeParse(call.request.body);
  if (!input.success) return invalid(input.error);
  const { spaceId, status, title: name, parentId, body } = input.data;
  if (status === 'current' && name === undefined) return failure(400, 'The title is required for a published page');
  const space = deps.content.findSpace(spaceId);
  const by = deps.access.accountOf(call.actor);
  if (!space || by === undefined || !deps.access.canEdit(call.actor, space)) return failure(404);
  if (parentId !== undefined && deps.content.findPage(parentId)?.spaceId !== space.id) return failure(404);
  if (name !== undefined && titleTaken(deps, space.id, name))
    return failure(
      400,
      'A page with this title already exists: a page with the same title already exists in this space.',
    );
  const doc = bodyOf(body);
  if ('problem' in doc) return doc.problem;
  const parent = call.query.get('root-level') === 'true' ? null : (parentId ?? space.homepageId);
  const page = await deps.changes.create(space, parent, { title: name ?? '', body: doc.doc, message: '', status }, by);
  return answer(deps, { page, space }, bodyFormatOf(body));
}

async function update(deps: Deps, call: RouteCall): Promise<ProductResponse> {
  const input = updateInput.safeParse(call.request.body);
  if (!input.success) return invalid(input.error);
  const found = locatePage(deps, call, call.params['id'] ?? '');
  const by = deps.access.accountOf(call.actor);
  if (!found || by === undefined || !deps.access.canEdit(call.actor, found.space)) return failure(404);
  const { page, space } = found;
  const { id, status, title: name, version, body, parentId, ownerId } = input.data;
  if (id !== page.id) return failure(400, 'The id in the body is not the id in the path');
  if (page.status === 'trashed')
    return answer(deps, { page: await deps.changes.restore(page, space, by), space }, null);
  const expected = page.status === 'draft' ? 1 : page.version.number + 1;
  if (version.number !== expected)
    return failure(
      409,
      `Version must be incremented when updating a page. Current Version: [${page.version.number}]. Provided version: [${version.number}]`,
    );
  if (name !== page.title && titleTaken(deps, space.id, name))
    return failure(400, 'A page with this title already exists in this space.');
  if (parentId !== undefined && deps.content.findPage(parentId)?.spaceId !== space.id) return failure(404);
  const doc = body === undefined ? { doc: page.body } : bodyOf(body);
  if ('problem' in doc) return doc.problem;
  const edit = {
    title: name,
    body: doc.doc,
    message: version.message ?? '',
    status,
    ...(parentId && { parentId }),
    ...(ownerId && { ownerId }),
  };
  return answer(deps, { page: await deps.changes.update(page, space, edit, by), space }, bodyFormatOf(body));
}

async function remove(deps: Deps, call: RouteCall): Promise<ProductResponse> {
  const found = locatePage(deps, call, call.params['id'] ?? '');
  const by = deps.access.accountOf(call.actor);
  if (!found || by === undefined || !deps.access.canEdit(call.actor, found.space)) return failure(404);
  const { page, space } = found;
  const forGood = call.query.get('purge') === 'true' || (page.status === 'draft' && call.query.get('draft') === 'true');
  if (call.query.get('purge') === 'true' && page.status !== 'trashed')
    return failure(400, 'Only a trashed page can be purged');
  await (forGood ? deps.changes.purge(page, space, by) : deps.changes.trash(page, space, by));
  return { status: 204 };
}

function answer(deps: Deps, { page, space }: Located, format: string | null): ProductResponse {
  return { status: 200, body: pageView(page, space, format, `${deps.siteUrl()}/wiki`) };
}

function titleTaken({ content }: Deps, spaceId: string, name: string): boolean {
  return content.pages().some((page) => page.spaceId === spaceId && page.status === 'current' && page.title === name);
}

function bodyOf(
  body: z.infer<typeof pageBodyInput> | undefined,
): { doc: ReturnType<typeof readBody> } | { problem: ProductResponse } {
  try {
    return { doc: readBody(body) };
  } catch (error) {
    // A body that is not modelled is a fault of this site, not of the caller.
    if (error instanceof AdfError || error instanceof SyntaxError)
      return { problem: failure(400, `Invalid body: ${error.message}`) };
    throw error;
  }
}

function bodyFormatOf(body: z.infer<typeof pageBodyInput> | undefined): string | null {
  if (body === undefined) return null;
  if ('value' in body) return body.representation ?? 'storage';
  return body.atlas_doc_format ? 'atlas_doc_format' : 'storage';
}

function invalid(error: z.ZodError): ProductResponse {
  const issue = error.issues[0];
  return failure(400, `${issue?.path.join('.') || 'body'}: ${issue?.message ?? 'invalid'}`);
}
