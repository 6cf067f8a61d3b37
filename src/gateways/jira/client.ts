import { asApp, asUser, type APIResponse, type Route } from '@forge/api';
import { z } from 'zod';
import { OPEN_GATE, type PointsGate } from '../../ports/points-gate';
import { WorkSourceBusy } from '../../ports/work-source';

/** Jira answered with something other than its documentation says. Names the call and the place, never the content. */
export class UnreadableAnswer extends Error {
  constructor(call: string, where: string) {
    super(`Jira's answer to ${call} cannot be read at ${where}`);
    this.name = 'UnreadableAnswer';
  }
}

export interface JiraAnswer {
  readonly status: number;
  readonly body: unknown;
}

export interface JiraClient {
  /** Throws `WorkSourceBusy` when nothing may be asked now. */
  admit(): void;
  /** A 2xx or 4xx answer; everything that says "later" is thrown as `WorkSourceBusy`. */
  get(call: string, path: Route): Promise<JiraAnswer>;
  post(call: string, path: Route, body: object): Promise<JiraAnswer>;
}

/** Tries per request when Jira fails outright; a 429 is not repeated here but put off by the caller. */
const TRIES = 3;
const PAUSE_MS = 300;
/** Waited when Jira gives no Retry-After; gateway answers sometimes have none. */
const DEFAULT_RETRY_SECONDS = 10;
const MAX_RETRY_SECONDS = 900;
/** Rights may arrive minutes after an installation. https://developer.atlassian.com/platform/forge/events-reference/life-cycle/ */
const REFUSED_RETRY_SECONDS = 60;

const jiraErrors = z.object({
  errorMessages: z.array(z.string()).optional(),
  errors: z.record(z.string(), z.unknown()).optional(),
});

/** Jira's own words for a refusal. */
export function refusalOf(body: unknown): string {
  const parsed = jiraErrors.safeParse(body);
  const messages = parsed.success ? (parsed.data.errorMessages ?? []) : [];
  const fields = parsed.success ? Object.values(parsed.data.errors ?? {}).map(String) : [];
  return [...messages, ...fields].join(' ') || 'Jira refused the request without saying why.';
}

/** Reads a body by its schema. */
export function readBody<S extends z.ZodType>(schema: S, call: string, answer: JiraAnswer): z.output<S> {
  const parsed = schema.safeParse(answer.body);
  if (parsed.success) return parsed.data;
  throw new UnreadableAnswer(call, parsed.error.issues[0]?.path.join('.') ?? '');
}

/** An answer that is no refusal. */
export function accepted(call: string, answer: JiraAnswer): JiraAnswer {
  if (answer.status >= 400) throw new UnreadableAnswer(call, `status ${answer.status}: ${refusalOf(answer.body)}`);
  return answer;
}

function retryAfterOf(response: APIResponse): number {
  const seconds = Number(response.headers.get('Retry-After'));
  if (Number.isFinite(seconds) && seconds > 0) return Math.min(MAX_RETRY_SECONDS, Math.ceil(seconds));
  return DEFAULT_RETRY_SECONDS;
}

async function bodyOf(response: APIResponse): Promise<unknown> {
  const text = await response.text();
  if (text === '') return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    // Gateways answer with HTML; the status says enough.
    return undefined;
  }
}

type Send = () => Promise<APIResponse>;

/** The app has no rights yet, or has lost them: both pass, so the work waits. A person's missing rights are an answer. */
const isAppRefused = (as: 'app' | 'user', status: number): boolean =>
  as === 'app' && (status === 401 || status === 403);

const counted = z.object({
  issues: z.array(z.unknown()).optional(),
  issueChangeLogs: z.array(z.unknown()).optional(),
});

/** What a request has cost: one point, and one for each issue that was read. */
function pointsOf(body: unknown): number {
  const read = counted.safeParse(body);
  return read.success ? 1 + (read.data.issues?.length ?? 0) + (read.data.issueChangeLogs?.length ?? 0) : 1;
}

/** Jira names the limit that was reached; those of its quota begin so. */
const QUOTA = 'jira-quota';

function refusedFor(response: APIResponse, gate: PointsGate, call: string): WorkSourceBusy {
  const retryAfterSeconds = retryAfterOf(response);
  const reason = response.headers.get('RateLimit-Reason') ?? '';
  if (!reason.startsWith(QUOTA)) return new WorkSourceBusy(`${call}: 429`, retryAfterSeconds);
  return gate.quotaSpent(call, { resetsAt: response.headers.get('X-RateLimit-Reset'), retryAfterSeconds });
}

async function patiently(as: 'app' | 'user', gate: PointsGate, call: string, send: Send): Promise<JiraAnswer> {
  let lastStatus = 0;
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    gate.admit(call);
    const response = await send();
    if (response.status === 429) throw refusedFor(response, gate, call);
    if (isAppRefused(as, response.status))
      throw new WorkSourceBusy(`${call}: ${response.status}`, REFUSED_RETRY_SECONDS);
    if (response.status < 500) {
      const body = await bodyOf(response);
      gate.spent(pointsOf(body));
      return { status: response.status, body };
    }
    gate.spent(1);
    if (response.status === 501) throw new UnreadableAnswer(call, 'status 501');
    lastStatus = response.status;
    if (attempt < TRIES) await new Promise((resolve) => setTimeout(resolve, PAUSE_MS * attempt));
  }
  throw new WorkSourceBusy(`${call}: ${lastStatus}`, DEFAULT_RETRY_SECONDS);
}

const JSON_HEADERS = { Accept: 'application/json', 'Content-Type': 'application/json' };

/** The only place that calls Jira. `app` sees everything the app may; `user` exactly what the person asking may. */
export function createJiraClient(as: 'app' | 'user', gate: PointsGate = OPEN_GATE): JiraClient {
  const jira = (): { requestJira: (path: Route, init?: object) => Promise<APIResponse> } =>
    as === 'app' ? asApp() : asUser();
  return {
    admit: () => {
      gate.admit('any request');
    },
    get: async (call, path) =>
      patiently(as, gate, call, async () =>
        jira().requestJira(path, { method: 'GET', headers: { Accept: 'application/json' } }),
      ),
    post: async (call, path, body) =>
      patiently(as, gate, call, async () =>
        jira().requestJira(path, { method: 'POST', headers: JSON_HEADERS, body: JSON.stringify(body) }),
      ),
  };
}
