import type { IncomingMessage, ServerResponse } from 'node:http';
import { basicUser } from './basic-auth';
import type { Host } from './host';
import { readText, sendJson } from './http-body';
import { parseBody } from './platform/products';

/** Whether an address belongs to the REST API of a product. */
export function isProductPath(path: string): boolean {
  return path.startsWith('/rest/') || path.startsWith('/wiki/rest/') || path.startsWith('/wiki/api/');
}

/** A request of a site user to Jira or Confluence, as a script or another client would make it. */
export async function answerProduct(host: Host, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const user = basicUser(request, host.people);
  if (user === undefined) {
    const body = { errorMessages: ['Client must be authenticated to access this resource.'], errors: {} };
    return sendJson(response, 401, body, { 'www-authenticate': 'Basic realm="Local Atlassian site"' });
  }
  const answer = await host.product({
    method: request.method ?? 'GET',
    path: request.url ?? '/',
    headers: Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)])),
    body: parseBody(await readText(request)),
    actor: { kind: 'user', accountId: user.accountId },
  });
  sendJson(response, answer.status, answer.body, answer.headers);
}
