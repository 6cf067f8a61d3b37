import { z } from 'zod';
import type { HostStore, SiteClock } from '../kernel';
import type { ConfluenceAccess } from './access';
import type { ContentStore, PropertyRecord } from './content-store';
import { listPage } from './list-page';
import { locatePage } from './page-routes';
import { versionView } from './page-view';
import { failure, type Route, type RouteCall } from './route';

const createInput = z.object({ key: z.string().min(1).max(255), value: z.unknown() });
const updateInput = z.object({
  key: z.string().min(1).max(255),
  value: z.unknown(),
  version: z.object({ number: z.number().int(), message: z.string().optional() }),
});

/** Content properties of pages in the second API. */
export function propertyRoutes(deps: {
  readonly store: HostStore;
  readonly clock: SiteClock;
  readonly content: ContentStore;
  readonly access: ConfluenceAccess;
  readonly siteUrl: () => string;
}): Route[] {
  const { store, clock, content, access, siteUrl } = deps;
  const template = '/wiki/api/v2/pages/{pageId}/properties';
  const view = (property: PropertyRecord) => ({ ...property, version: versionView(property.version) });
  const locate = (call: RouteCall, edit: boolean) => {
    const found = locatePage(deps, call, call.params['pageId'] ?? '');
    return found && (!edit || access.canEdit(call.actor, found.space)) ? found.page : undefined;
  };
  const propertyOf = (pageId: string, id: string | undefined) =>
    content.properties(pageId).find((property) => property.id === id);
  const version = (call: RouteCall, number: number, message = '') => ({
    number,
    message,
    minorEdit: false,
    authorId: access.accountOf(call.actor) ?? '',
    createdAt: new Date(clock.nowMs()).toISOString(),
  });
  return [
    {
      method: 'GET',
      template,
      query: ['key', 'cursor', 'limit'],
      handle: (call) => {
        const page = locate(call, false);
        if (!page) return failure(404);
        const key = call.query.get('key');
        return listPage(
          call,
          siteUrl(),
          content
            .properties(page.id)
            .filter((property) => key === null || property.key === key)
            .map(view),
        );
      },
    },
    {
      method: 'POST',
      template,
      handle: async (call) => {
        const page = locate(call, true);
        if (!page) return failure(404);
        const input = createInput.safeParse(call.request.body);
        if (!input.success) return failure(400, 'key and value are required');
        if (content.properties(page.id).some((property) => property.key === input.data.key))
          return failure(409, 'A property with this key already exists');
        const { id, ops } = content.nextId();
        const property: PropertyRecord = {
          id,
          key: input.data.key,
          value: input.data.value ?? null,
          version: version(call, 1),
        };
        await store.commit([...ops, ...content.saveProperty(page.id, property)]);
        return { status: 200, body: view(property) };
      },
    },
    {
      method: 'GET',
      template: `${template}/{propertyId}`,
      handle: (call) => {
        const page = locate(call, false);
        const property = page && propertyOf(page.id, call.params['propertyId']);
        return property ? { status: 200, body: view(property) } : failure(404);
      },
    },
    {
      method: 'PUT',
      template: `${template}/{propertyId}`,
      handle: async (call) => {
        const page = locate(call, true);
        const property = page && propertyOf(page.id, call.params['propertyId']);
        if (!page || !property) return failure(404);
        const input = updateInput.safeParse(call.request.body);
        if (!input.success) return failure(400, 'key, value and version are required');
        if (input.data.key !== property.key) return failure(400, 'The key of a property cannot change');
        if (input.data.version.number !== property.version.number + 1)
          return failure(409, `Version must be incremented. Current Version: [${property.version.number}]`);
        const changed: PropertyRecord = {
          ...property,
          value: input.data.value ?? null,
          version: version(call, input.data.version.number, input.data.version.message),
        };
        await store.commit(content.saveProperty(page.id, changed));
        return { status: 200, body: view(changed) };
      },
    },
    {
      method: 'DELETE',
      template: `${template}/{propertyId}`,
      handle: async (call) => {
        const page = locate(call, true);
        const property = page && propertyOf(page.id, call.params['propertyId']);
        if (!page || !property) return failure(404);
        await store.commit(content.removeProperty(page.id, property.id));
        return { status: 204 };
      },
    },
  ];
}
