import type { IncomingMessage } from 'node:http';

/**
 * The app's frames come from another origin than the site, as on a real site where a CDN serves them: the same server is
 * reached under the other of its two loopback names. A site reached under any third name has one origin only.
 */
const OTHER_NAME: Readonly<Record<string, string>> = { '127.0.0.1': 'localhost', localhost: '127.0.0.1' };

export interface Origins {
  /** Where the request came to. */
  readonly own: string;
  /** Where frames come from when the request is for a page; where the page is when it is for a frame. */
  readonly other: string;
}

/** The two origins of the site as one request sees them. */
export function originsOf(request: IncomingMessage): Origins {
  const url = new URL(`http://${request.headers.host ?? '127.0.0.1'}`);
  const own = url.origin;
  url.hostname = OTHER_NAME[url.hostname] ?? url.hostname;
  return { own, other: url.origin };
}

/** Whether a request that changes something was made by a page of this site. */
export function isSameOrigin(request: IncomingMessage): boolean {
  const { origin } = request.headers;
  return origin === undefined || origin === originsOf(request).own;
}
