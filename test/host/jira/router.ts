import type { EventOutbox, ProductRequest, ProductResponse, SiteClock } from '../kernel';
import { notModelled, Refusal, refusal } from './answers';
import type { Permission } from './permission-names';
import type { JiraState } from './state';
import { viewerOf, type Viewer } from './viewer';

/** What a route's handler works with. */
export interface Call {
  readonly state: JiraState;
  readonly clock: SiteClock;
  readonly outbox: EventOutbox;
  /** Jira's own and those that the app declares. */
  readonly permissions: readonly Permission[];
  readonly viewer: Viewer;
  readonly query: URLSearchParams;
  readonly body: unknown;
  /** A part of the path, decoded. */
  param(name: string): string;
}

export type Handler = (call: Call) => ProductResponse | Promise<ProductResponse>;
/** `GET /rest/api/3/issue/{issueIdOrKey}` */
export type RouteTable = Readonly<Record<string, Handler>>;

interface Route {
  readonly template: string;
  readonly method: string;
  readonly segments: readonly string[];
  readonly handler: Handler;
}

export interface RouterDeps {
  readonly state: JiraState;
  readonly clock: SiteClock;
  readonly outbox: EventOutbox;
  readonly permissions: readonly Permission[];
}

/** Answers requests from tables of routes; what no table names is 501 with its name. */
export function createRouter(
  deps: RouterDeps,
  tables: readonly RouteTable[],
): (request: ProductRequest) => Promise<ProductResponse> {
  const routes = tables.flatMap((table) =>
    Object.entries(table).map(([template, handler]) => toRoute(template, handler)),
  );
  // A literal path wins over one with a parameter in the same place.
  routes.sort((a, b) => parameters(a) - parameters(b));

  return async (request) => {
    const [path = '', search = ''] = splitOnce(request.path, '?');
    const segments = path
      .split('/')
      .filter((segment) => segment !== '')
      .map(decode);
    const route = routes.find((candidate) => candidate.method === request.method && fits(candidate.segments, segments));
    const template = route?.template ?? `${request.method} ${path}`;
    try {
      if (route === undefined) throw notModelled(`${request.method} ${path}`);
      const viewer = viewerOf(deps.state, request.actor);
      if (request.actor.kind === 'user' && !viewer.known)
        throw refusal(403, 'You do not have access to Jira on this site.');
      const params = paramsOf(route.segments, segments);
      const answer = await route.handler({
        ...deps,
        viewer,
        query: new URLSearchParams(search),
        body: request.body,
        param: (name) => params.get(name) ?? '',
      });
      return { ...answer, route: template };
    } catch (error) {
      if (error instanceof Refusal) return { status: error.status, body: error.body, route: template };
      throw error;
    }
  };
}

function toRoute(template: string, handler: Handler): Route {
  const [method = '', path = ''] = splitOnce(template, ' ');
  return { template, method, segments: path.split('/').filter((segment) => segment !== ''), handler };
}

const isParameter = (segment: string): boolean => segment.startsWith('{');
const parameters = (route: Route): number => route.segments.filter(isParameter).length;

const fits = (pattern: readonly string[], segments: readonly string[]): boolean =>
  pattern.length === segments.length && pattern.every((part, i) => isParameter(part) || part === segments[i]);

const paramsOf = (pattern: readonly string[], segments: readonly string[]): Map<string, string> =>
  new Map(pattern.flatMap((part, i) => (isParameter(part) ? [[part.slice(1, -1), segments[i] ?? ''] as const] : [])));

function splitOnce(text: string, mark: string): [string, string] {
  const at = text.indexOf(mark);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    // A broken escape stays as it came; no route or record will match it.
    return segment;
  }
}
