import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import { basicUser } from './basic-auth';
import { parseDurationMs, parseInstantMs } from './duration';
import type { Host } from './host';
import { readJson, RequestError, sendJson } from './http-body';
import { faultRules } from './platform/faults';
import { InvokeError } from './platform/module-calls';

interface ControlCall {
  readonly host: Host;
  readonly request: IncomingMessage;
  readonly url: URL;
}

interface ControlAnswer {
  readonly status: number;
  readonly body: unknown;
}

const ok = (body: unknown): ControlAnswer => ({ status: 200, body });

const invokeBody = z.object({
  functionKey: z.string(),
  payload: z.unknown().optional(),
  context: z.record(z.string(), z.unknown()).optional(),
});
const clockBody = z.union([z.strictObject({ advance: z.string() }), z.strictObject({ set: z.string() })]);

type Route = (call: ControlCall) => Promise<ControlAnswer> | ControlAnswer;

const ROUTES: Readonly<Record<string, Route>> = {
  'POST /_host/settle': async ({ host }) => ok(await host.settle()),
  'POST /_host/clock': moveClock,
  'GET /_host/clock': ({ host }) => ok(clockOf(host)),
  'POST /_host/faults': async ({ host, request }) => {
    const { rules } = parseInput(faultRules, await readJson(request));
    host.setFaults(rules);
    return ok({ rules: rules.length });
  },
  'GET /_host/usage': ({ host }) => ok(host.usage()),
  'POST /_host/usage/reset': ({ host }) => {
    host.resetUsage();
    return ok({});
  },
  'GET /_host/journal': ({ host, url }) => {
    const since = Number(url.searchParams.get('since') ?? 0);
    if (!Number.isInteger(since) || since < 0) throw new RequestError(400, 'since is the number of a call.');
    return ok(host.journal(since));
  },
  'GET /_host/logs': ({ host }) => ok({ lines: host.logs() }),
  'GET /_host/not-modelled': ({ host }) => ok({ asked: host.notModelled() }),
};

/** Answers the site's own controls, under `/_host/`. */
export async function answerControl(
  host: Host,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  const call = { host, request, url };
  const invoked = /^\/_host\/invoke\/([^/]+)$/.exec(url.pathname)?.[1];
  const route =
    invoked !== undefined && request.method === 'POST'
      ? invokeModule(decodeURIComponent(invoked))
      : ROUTES[`${request.method ?? ''} ${url.pathname}`];
  if (route === undefined) throw new RequestError(404, `There is no control ${request.method ?? ''} ${url.pathname}.`);
  const { status, body } = await route(call);
  sendJson(response, status, body);
}

function invokeModule(moduleKey: string): Route {
  return async ({ host, request }) => {
    const user = basicUser(request, host.people);
    if (user === undefined) throw new RequestError(401, 'Name a user of the site by HTTP Basic, email:anything.');
    const { functionKey, payload, context } = parseInput(invokeBody, await readJson(request));
    try {
      return ok((await host.invoke(moduleKey, functionKey, payload, user.accountId, context)) ?? null);
    } catch (error) {
      if (error instanceof InvokeError) throw new RequestError(error.status, error.message);
      throw error;
    }
  };
}

async function moveClock({ host, request }: ControlCall): Promise<ControlAnswer> {
  const body = parseInput(clockBody, await readJson(request));
  const now = host.clock.nowMs();
  const byMs = 'advance' in body ? parseDurationMs(body.advance) : undefined;
  const toMs = 'set' in body ? parseInstantMs(body.set) : byMs === undefined ? undefined : now + byMs;
  if (toMs === undefined)
    throw new RequestError(400, 'The clock takes {"advance":"PT1H"} or {"set":"2026-01-01T00:00:00Z"}.');
  if (toMs < now) throw new RequestError(400, `The clock never goes back; it is ${new Date(now).toISOString()}.`);
  await host.advance({ toMs });
  return ok(clockOf(host));
}

function clockOf(host: Host): Readonly<Record<string, unknown>> {
  return { now: new Date(host.clock.nowMs()).toISOString(), frozen: host.clock.frozen };
}

function parseInput<T>(schema: z.ZodType<T>, body: unknown): T {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw new RequestError(400, z.prettifyError(parsed.error));
}
