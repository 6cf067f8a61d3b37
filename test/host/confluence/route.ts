import type { ProductActor, ProductRequest, ProductResponse } from '../kernel';

/** A request that matched a route. */
export interface RouteCall {
  readonly request: ProductRequest;
  readonly actor: ProductActor;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
}

export interface Route {
  readonly method: string;
  /** Path with `{name}` for variable segments. */
  readonly template: string;
  /** Query parameters that are honoured; any other is answered with 501, so that none is silently ignored. */
  readonly query?: readonly string[];
  readonly handle: (call: RouteCall) => ProductResponse | Promise<ProductResponse>;
}

/** The variable segments of a path under a template, or undefined when it is another path. */
export function matchTemplate(template: string, path: string): Record<string, string> | undefined {
  const wanted = template.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const actual = given[index] ?? '';
    if (part.startsWith('{')) params[part.slice(1, -1)] = decodeURIComponent(actual);
    else if (part !== actual) return undefined;
  }
  return params;
}

const TITLES: Readonly<Record<number, readonly [string, string]>> = {
  400: ['INVALID_REQUEST_PARAMETER', 'Bad Request'],
  401: ['UNAUTHORIZED', 'Unauthorized'],
  403: ['FORBIDDEN', 'Forbidden'],
  404: ['NOT_FOUND', 'Not Found'],
  409: ['CONFLICT', 'Conflict'],
  413: ['REQUEST_ENTITY_TOO_LARGE', 'Request Entity Too Large'],
  501: ['NOT_MODELLED', 'Not modelled by the local site'],
};

/** An error in the shape of Confluence's second API. */
export function failure(status: number, detail: string | null = null): ProductResponse {
  const [code, title] = TITLES[status] ?? ['ERROR', 'Error'];
  return { status, body: { errors: [{ status, code, title: status === 404 ? title : (detail ?? title), detail }] } };
}

/** An error in the shape of Confluence's first API. */
export function legacyFailure(status: number, message: string): ProductResponse {
  return {
    status,
    body: {
      statusCode: status,
      message,
      data: { authorized: status !== 403, valid: true, errors: [], successful: false },
    },
  };
}
