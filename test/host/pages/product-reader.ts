import type { ProductResponse } from '../kernel';
import type { PageCall } from './page-call';

/** A request to Jira or Confluence in the name of whoever looks at the page. */
export function ask(call: PageCall, method: string, path: string, body?: unknown): Promise<ProductResponse> {
  return call.host.product({
    method,
    path,
    headers: { accept: 'application/json', ...(body !== undefined && { 'content-type': 'application/json' }) },
    body,
    actor: call.session.actor,
  });
}

/** A path with its variable parts escaped, so that no name on the site can lead elsewhere. */
export function path(literals: TemplateStringsArray, ...parts: readonly string[]): string {
  return literals
    .map((literal, index) => literal + (index < parts.length ? encodeURIComponent(parts[index] ?? '') : ''))
    .join('');
}
