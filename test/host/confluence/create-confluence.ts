import type { EventOutbox, HostStore, Product, ProductRequest, ProductResponse, SiteClock } from '../kernel';
import { createAccess } from './access';
import { createContentStore } from './content-store';
import { legacyRoutes } from './legacy-routes';
import { NotModelledError } from './not-modelled';
import { createPageChanges } from './page-changes';
import { pageRoutes } from './page-routes';
import { propertyRoutes } from './property-routes';
import { failure, matchTemplate, type Route } from './route';
import { spaceRoutes } from './space-routes';

const UNKNOWN_ORIGIN = 'https://local.atlassian.net';

/** Confluence of the local site: spaces, pages with versions and properties, and who may see them. */
export function createConfluence(deps: {
  readonly store: HostStore;
  readonly clock: SiteClock;
  readonly outbox: EventOutbox;
  /** Origin of the site, for links in answers; known only once the site listens. */
  readonly siteUrl?: () => string;
}): Product {
  const content = createContentStore(deps.store);
  const access = createAccess(deps.store);
  const shared = { ...deps, content, access, siteUrl: deps.siteUrl ?? (() => UNKNOWN_ORIGIN) };
  const changes = createPageChanges(shared);
  const routes = [
    ...pageRoutes({ ...shared, changes }),
    ...propertyRoutes(shared),
    ...spaceRoutes(shared),
    ...legacyRoutes(shared),
  ];

  return {
    handle: async (request) => {
      if (!access.known(request.actor)) return failure(401);
      const url = new URL(request.path, 'http://site');
      const path = wikiPath(url.pathname);
      const matches = routes.flatMap((route) => {
        const params = matchTemplate(route.template, path);
        return params ? [{ route, params }] : [];
      });
      const match = matches.find(({ route }) => route.method === request.method.toUpperCase());
      if (!match) return failure(501, `${request.method} ${url.pathname} is not modelled`);
      return answer(match.route, request, match.params, url.searchParams);
    },
  };
}

async function answer(
  route: Route,
  request: ProductRequest,
  params: Readonly<Record<string, string>>,
  query: URLSearchParams,
): Promise<ProductResponse> {
  const name = `${route.method} ${route.template}`;
  const unknown = [...query.keys()].find((key) => !(route.query ?? []).includes(key));
  if (unknown !== undefined)
    return { ...failure(501, `${name} with the parameter ${unknown} is not modelled`), route: name };
  try {
    return { ...(await route.handle({ request, actor: request.actor, params, query })), route: name };
  } catch (error) {
    if (error instanceof NotModelledError) return { ...failure(501, error.message), route: name };
    throw error;
  }
}

/** The first API is reached with and without `/wiki`: `authorize()` of @forge/api asks for `/rest/api/content/…`. */
function wikiPath(pathname: string): string {
  const path = pathname.length > 1 ? pathname.replace(/\/$/, '') : pathname;
  return path.startsWith('/rest/api/') ? `/wiki${path}` : path;
}
