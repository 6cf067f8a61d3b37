import type { ConfluenceAccess } from './access';
import type { ContentStore } from './content-store';
import { listPage } from './list-page';
import { spaceView } from './page-view';
import { failure, type Route } from './route';

/** Spaces in the second API. */
export function spaceRoutes(deps: {
  readonly content: ContentStore;
  readonly access: ConfluenceAccess;
  readonly siteUrl: () => string;
}): Route[] {
  const { content, access, siteUrl } = deps;
  return [
    {
      method: 'GET',
      template: '/wiki/api/v2/spaces',
      query: ['ids', 'keys', 'cursor', 'limit'],
      handle: (call) => {
        const wanted = (name: string) => call.query.getAll(name).flatMap((value) => value.split(','));
        const visible = content
          .spaces()
          .filter((space) => access.canView(call.actor, space))
          .filter((space) => !call.query.has('ids') || wanted('ids').includes(space.id))
          .filter((space) => !call.query.has('keys') || wanted('keys').includes(space.key));
        return listPage(call, siteUrl(), visible.map(spaceView));
      },
    },
    {
      method: 'GET',
      template: '/wiki/api/v2/spaces/{id}',
      handle: (call) => {
        const space = content.findSpace(call.params['id'] ?? '');
        return space && access.canView(call.actor, space) ? { status: 200, body: spaceView(space) } : failure(404);
      },
    },
  ];
}
