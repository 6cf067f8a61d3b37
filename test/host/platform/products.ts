import type { HostStore, Product, ProductActor, ProductRequest, ProductResponse, SiteClock, SiteUser } from '../kernel';
import { USERS_TABLE } from '../kernel';
import type { PlatformAnswer, PlatformRequest } from './invocation';
import type { PlatformLimits } from './limits';
import type { Manifest } from './manifest';
import { checkScopes, missingScopeMessage } from './scopes';
import { createWindow } from './window';

/** What one product call came to, for the meter and the journal. */
export interface ProductOutcome {
  readonly answer: PlatformAnswer;
  readonly as: string;
  readonly endpoint: string;
  readonly points: number;
  readonly issues: number;
}

export type ProductName = 'jira' | 'confluence';

/** Calls of the app to Jira and Confluence: who it speaks for, what its scopes open, what its quota still allows. */
export interface ProductCalls {
  call(product: ProductName, request: PlatformRequest, accountId: string | undefined): Promise<ProductOutcome>;
}

const HOUR_MS = 3_600_000;

/** Calls that cost one point more for each issue in the answer. Source: host-contract, section 4. */
const PER_ISSUE = ['/search/jql', '/issue/bulkfetch', '/changelog/bulkfetch'];

/** Creates the gate in front of the products. */
export function createProductCalls(deps: {
  readonly manifest: Manifest;
  readonly limits: PlatformLimits;
  readonly store: HostStore;
  readonly clock: SiteClock;
  readonly products: Readonly<Record<ProductName, Product>>;
}): ProductCalls {
  const { manifest, limits, store, clock, products } = deps;
  const hour = createWindow(HOUR_MS, () => clock.nowMs());

  return {
    async call(product, request, accountId) {
      const who = actorOf(request, accountId);
      const endpointPath = request.path.split('?')[0] ?? '';
      const refused = (answer: PlatformAnswer, points = 0): ProductOutcome => ({
        answer,
        as: nameOf(who),
        endpoint: `${request.method} ${endpointPath}`,
        points,
        issues: 0,
      });
      if (who === undefined)
        return refused({ status: 401, headers: { 'forge-proxy-error': 'NEEDS_AUTHENTICATION_ERR' } });
      if (who === 'impersonation')
        return refused({ status: 403, headers: { 'forge-proxy-error': 'IMPERSONATION_NOT_ALLOWED' } });

      const verdict = checkScopes(request.method, request.path, manifest.scopes);
      if (verdict.kind === 'unknown') {
        return refused(
          errorAnswer(
            501,
            `The local site has no scope data for ${request.method} ${endpointPath}: it is not modelled.`,
          ),
        );
      }
      if (verdict.kind === 'missing')
        return refused(errorAnswer(403, missingScopeMessage(manifest.scopes, verdict.groups)), 1);
      if (
        product === 'jira' &&
        who.kind === 'user' &&
        store.get<SiteUser>(USERS_TABLE, who.accountId)?.jiraAccess === false
      ) {
        return refused(errorAnswer(403, 'You do not have access to Jira on this site.'), 1);
      }
      if (product === 'jira' && hour.used() >= limits.jiraPointsPerHour)
        return refused(quotaAnswer(clock, hour.endsAtMs(), limits));

      const response = await products[product].handle(productRequest(request, who));
      const points = product === 'jira' ? pointsOf(request, response) : 0;
      hour.add(points);
      const headers =
        product === 'jira'
          ? { ...response.headers, ...quotaHeaders(hour.used(), hour.endsAtMs(), limits) }
          : response.headers;
      return {
        answer: { status: response.status, ...(headers === undefined ? {} : { headers }), body: response.body },
        as: nameOf(who),
        endpoint: response.route ?? `${request.method} ${endpointPath}`,
        points,
        issues: response.issues ?? 0,
      };
    },
  };
}

type Who = ProductActor | 'impersonation' | undefined;

function actorOf({ meta }: PlatformRequest, accountId: string | undefined): Who {
  const named = typeof meta.accountId === 'string' ? meta.accountId : undefined;
  if (meta.provider === 'app') return { kind: 'app' };
  if (meta.provider === 'none') return { kind: 'anonymous' };
  // Acting for somebody who is not there needs scopes with `allowImpersonation`, which the manifest model does not know.
  if (named !== undefined && named !== accountId) return 'impersonation';
  return accountId === undefined ? undefined : { kind: 'user', accountId };
}

function nameOf(who: Who): string {
  if (who === undefined || typeof who === 'string') return 'nobody';
  return who.kind === 'user' ? who.accountId : who.kind;
}

function productRequest(request: PlatformRequest, actor: ProductActor): ProductRequest {
  return { method: request.method, path: request.path, headers: request.headers, body: parseBody(request.body), actor };
}

/** The body as JSON; text that is none reaches the product as it is, which refuses it in its own words. */
export function parseBody(text: string | undefined): unknown {
  if (text === undefined || text === '') return undefined;
  try {
    const body: unknown = JSON.parse(text);
    return body;
  } catch {
    return text;
  }
}

/** An error in the shape of Jira's error bodies. */
export function errorAnswer(
  status: number,
  message: string,
  headers?: Readonly<Record<string, string>>,
): PlatformAnswer {
  return { status, ...(headers === undefined ? {} : { headers }), body: { errorMessages: [message], errors: {} } };
}

function pointsOf(request: PlatformRequest, response: ProductResponse): number {
  const path = request.path.split('?')[0] ?? '';
  if (PER_ISSUE.some((end) => path.endsWith(end))) return 1 + (response.issues ?? 0);
  return 1 + 2 * (response.identities ?? 0);
}

function quotaHeaders(used: number, endsAtMs: number, limits: PlatformLimits): Record<string, string> {
  const remaining = Math.max(0, limits.jiraPointsPerHour - used);
  return {
    'x-ratelimit-limit': String(limits.jiraPointsPerHour),
    'x-ratelimit-remaining': String(remaining),
    'x-ratelimit-reset': new Date(endsAtMs).toISOString(),
    ...(remaining < limits.jiraPointsPerHour * 0.2 ? { 'x-ratelimit-nearlimit': 'true' } : {}),
  };
}

function quotaAnswer(clock: SiteClock, endsAtMs: number, limits: PlatformLimits): PlatformAnswer {
  return errorAnswer(429, 'Rate limit exceeded.', {
    ...quotaHeaders(limits.jiraPointsPerHour, endsAtMs, limits),
    'retry-after': String(Math.max(1, Math.ceil((endsAtMs - clock.nowMs()) / 1000))),
    'ratelimit-reason': 'jira-quota-global-based',
  });
}
