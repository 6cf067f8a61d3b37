import type { ProductResponse } from '../kernel';
import { failure, type RouteCall } from './route';

const DEFAULT_LIMIT = 25;
const MAX_LIMIT = 250;

/** One page of a list, with the next one named in `_links.next` and the `Link` header as Confluence does. */
export function listPage(call: RouteCall, siteUrl: string, all: readonly unknown[]): ProductResponse {
  const limit = Number(call.query.get('limit') ?? DEFAULT_LIMIT);
  if (!Number.isInteger(limit) || limit < 1 || limit > MAX_LIMIT)
    return failure(400, `limit must be between 1 and ${MAX_LIMIT}`);
  const start = startOf(call.query.get('cursor'));
  if (start === undefined) return failure(400, 'Provided cursor is invalid');
  const base = `${siteUrl}/wiki`;
  const more = start + limit < all.length;
  const next = more ? nextPath(call.request.path, start + limit) : undefined;
  return {
    status: 200,
    headers: { link: [...(next ? [`<${next}>; rel="next"`] : []), `<${base}>; rel="base"`].join(', ') },
    body: { results: all.slice(start, start + limit), _links: { ...(next && { next }), base } },
  };
}

function nextPath(path: string, start: number): string {
  const url = new URL(path, 'http://site');
  url.searchParams.set('cursor', Buffer.from(JSON.stringify({ start })).toString('base64url'));
  return `${url.pathname}${url.search}`;
}

function startOf(cursor: string | null): number | undefined {
  if (cursor === null) return 0;
  const match = /^\{"start":([0-9]{1,9})\}$/.exec(Buffer.from(cursor, 'base64url').toString());
  return match ? Number(match[1]) : undefined;
}
