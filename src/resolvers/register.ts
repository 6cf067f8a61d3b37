import { makeResolver } from '@forge/resolver';
import { CALLS, type CallName } from '../contract/calls';
import type { Answer, CallFailure, Mistake } from '../contract/errors';
import { parseAccountId, parseIssueId } from '../domain/ids';
import { instantOf } from '../domain/day';
import type { ViewerRights } from '../ports/viewer';
import { WorkSourceBusy } from '../ports/work-source';
import type { Deps } from '../usecases/deps';
import { failed, type Actor, type CallError, type Handling, type Needs, type Outcome } from './call';

interface PlatformRequest {
  readonly payload: unknown;
  readonly context: { readonly accountId?: string };
}

type Handler = (payload: ResolverPayload, context?: Record<string, unknown>) => Promise<unknown>;
interface ResolverPayload {
  readonly call: { readonly functionKey: string; readonly payload?: unknown };
  readonly context: Record<string, unknown>;
}

/** Mistakes listed in one answer. */
const MAX_DETAILS = 1_000;
/** Longest message: what a person reads, not a transcript. */
const MAX_MESSAGE = 500;

const pathText = (path: ReadonlyArray<PropertyKey>): string =>
  path.reduce<string>(
    (text, step) =>
      typeof step === 'number' ? `${text}[${step}]` : text === '' ? String(step) : `${text}.${String(step)}`,
    '',
  );

function actorOf(request: PlatformRequest): Actor | undefined {
  const accountId = parseAccountId(request.context.accountId ?? '');
  // The platform names viewers without an account so.
  return accountId === undefined || accountId === 'unidentified' ? undefined : { accountId };
}

const issueOf = (input: unknown): string =>
  typeof input === 'object' && input !== null && 'issueId' in input ? String(input.issueId) : '';

/** Decides access from Jira's own answer for this person; nothing is done with the app's rights before this. */
async function decide(deps: Deps, needs: Needs, input: unknown): Promise<Outcome<ViewerRights>> {
  const issueId = needs === 'browse-issue' || needs === 'edit-issue' ? parseIssueId(issueOf(input)) : undefined;
  const rights = await deps.viewer.rights(issueId);
  if (rights === undefined) {
    return failed('no-jira-access', 'You need access to Jira on this site to see strategy. Ask a Jira administrator.');
  }
  switch (needs) {
    case 'jira':
      return { ok: true, value: rights };
    case 'admin':
      return rights.isAdmin
        ? { ok: true, value: rights }
        : failed('forbidden', 'Only Jira administrators can do this.');
    case 'browse-issue':
    case 'edit-issue':
      if (!rights.mayBrowseIssue) return failed('not-found', 'This work item does not exist, or you may not see it.');
      if (needs === 'browse-issue' || rights.mayEditIssue) return { ok: true, value: rights };
      return failed('forbidden', 'You need permission to edit this work item.');
  }
}

async function answer(
  deps: Deps,
  name: CallName,
  handling: Handling<CallName>,
  request: PlatformRequest,
): Promise<Outcome<unknown>> {
  const actor = actorOf(request);
  if (actor === undefined) return failed('unauthenticated', 'Sign in to see strategy.');
  const parsed = CALLS[name].input.safeParse(request.payload);
  if (!parsed.success) {
    const details: Mistake[] = parsed.error.issues.map(({ path, message }) => ({ path: pathText(path), message }));
    return failed('invalid', 'The request is not in the form this call takes.', details.slice(0, MAX_DETAILS));
  }
  const rights = await decide(deps, handling.needs, parsed.data);
  if (!rights.ok) return rights;
  const input = parsed.data as Parameters<typeof handling.run>[1];
  const outcome = await handling.run(deps, input, actor, rights.value);
  return outcome.ok ? { ok: true, value: CALLS[name].output.parse(outcome.value) } : outcome;
}

function errorOf(error: unknown): CallError {
  if (error instanceof WorkSourceBusy) {
    return {
      code: 'busy',
      message: `Jira is busy. Nothing was lost; try again in ${error.retryAfterSeconds} seconds.`,
    };
  }
  return { code: 'internal', message: 'Something went wrong on our side. Nothing was changed that is not shown.' };
}

const kindOf = (error: unknown): string => (error instanceof Error ? error.name : typeof error);

/** Gives a failure its id, and writes the id where support can find it: into the log, and beside the last failures. */
async function failureOf(deps: Deps, name: string, error: CallError, cause: unknown): Promise<CallFailure> {
  const errorId = deps.random.id();
  const kind = cause === undefined ? error.code : kindOf(cause);
  const fields = { call: name, code: error.code, kind, errorId };
  if (cause === undefined) deps.log.info('call-refused', fields);
  else deps.log.error('call-failed', fields);
  if (cause !== undefined) {
    try {
      await deps.errors.add({ errorId, at: instantOf(deps.clock.nowMs()), call: name, kind });
    } catch {
      // Storage may be what failed; the log has the error either way.
      deps.log.error('error-not-kept', { errorId });
    }
  }
  const { code, message, details } = error;
  const answerTo: CallFailure = { ok: false, code, message: message.slice(0, MAX_MESSAGE), errorId };
  return details === undefined ? answerTo : { ...answerTo, details: [...details] };
}

/**
 * Makes the resolver of one audience: parse the payload, take the actor from the platform, decide access, run, wrap. Every
 * call of every audience goes this way and no other.
 */
export function register(deps: Deps, table: Readonly<Record<string, unknown>>): Handler {
  const calls = new Map(Object.entries(table) as Array<[CallName, Handling<CallName>]>);
  const handlers = Object.fromEntries(
    [...calls].map(([name, handling]) => [
      name,
      async (request: PlatformRequest): Promise<Answer<unknown>> => {
        try {
          const outcome = await answer(deps, name, handling, request);
          return outcome.ok ? { ok: true, data: outcome.value } : await failureOf(deps, name, outcome.error, undefined);
        } catch (error) {
          return failureOf(deps, name, errorOf(error), error);
        }
      },
    ]),
  );
  const resolve: Handler = makeResolver(handlers);
  return async (payload, context) => {
    const name = payload.call.functionKey;
    if (calls.has(name as CallName)) return resolve(payload, context);
    return failureOf(deps, 'unknown', { code: 'not-found', message: 'This page has no such call.' }, undefined);
  };
}
