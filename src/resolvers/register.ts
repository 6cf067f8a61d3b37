import { makeResolver } from '@forge/resolver';
import type { Answer, CallFailure } from '../contract/errors';
import type { Sight } from '../contract/sight';
import { parseAccountId, parseIssueId } from '../domain/ids';
import { instantOf } from '../domain/day';
import { ok } from '../domain/result';
import type { ViewerRights } from '../ports/viewer';
import { BadCursor } from '../ports/bad-cursor';
import { StorageUnavailable } from '../ports/storage-unavailable';
import { IssuesLeftOut, WorkSourceBusy } from '../ports/work-source';
import type { Deps } from '../usecases/deps';
import { lookingAs } from './looking-as';
import { askingNothing, hadAccess, isJiraBusy, namingNoWork, noteAccess } from '../usecases/sight/while-busy';
import { failed, type Actor, type BoundCall, type CallError, type Needs, type Outcome } from './call';

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

function actorOf(request: PlatformRequest): Actor | undefined {
  const accountId = parseAccountId(request.context.accountId ?? '');
  // The platform names viewers without an account so.
  return accountId === undefined || accountId === 'unidentified' ? undefined : { accountId };
}

const noIssue = failed('not-found', 'This work item does not exist, or you may not see it.');
const mayNotEdit = failed('forbidden', 'You need permission to edit this work item.');

/** Decides access from Jira's own answer for this person; nothing is done with the app's rights before this. */
async function decide(deps: Deps, needs: Needs, named: string | undefined): Promise<Outcome<ViewerRights>> {
  const isAboutIssue = needs !== 'jira' && needs !== 'manage' && needs !== 'admin';
  const issueId = isAboutIssue ? parseIssueId(named ?? '') : undefined;
  const rights = await deps.viewer.rights(issueId);
  if (rights === undefined) {
    return failed('no-jira-access', 'You need access to Jira on this site to see strategy. Ask a Jira administrator.');
  }
  switch (needs) {
    case 'jira':
      return { ok: true, value: rights };
    case 'manage':
      return rights.mayManage
        ? { ok: true, value: rights }
        : failed('forbidden', 'Only people with the permission to manage strategy can do this.');
    case 'admin':
      return rights.isAdmin
        ? { ok: true, value: rights }
        : failed('forbidden', 'Only Jira administrators can do this.');
    case 'edit-issue-or-manage': {
      if (rights.mayEditIssue) return { ok: true, value: rights };
      const general = await deps.viewer.rights();
      if (general?.mayManage === true) return { ok: true, value: general };
      return rights.mayBrowseIssue ? mayNotEdit : noIssue;
    }
    case 'browse-issue':
    case 'edit-issue':
      if (!rights.mayBrowseIssue) return noIssue;
      if (needs === 'browse-issue' || rights.mayEditIssue) return { ok: true, value: rights };
      return mayNotEdit;
  }
}

const READING_ONLY: ViewerRights = { isAdmin: false, mayManage: false, mayEditIssue: false, mayBrowseIssue: false };

interface Answered {
  readonly data: unknown;
  readonly sight: Sight | undefined;
}

async function answer(
  deps: Deps,
  name: string,
  bound: BoundCall,
  request: PlatformRequest,
): Promise<Outcome<Answered>> {
  const actor = actorOf(request);
  if (actor === undefined) return failed('unauthenticated', 'Sign in to see strategy.');
  const read = bound.read(request.payload);
  if (!read.ok) {
    return failed('invalid', 'The request is not in the form this call takes.', read.error.slice(0, MAX_DETAILS));
  }
  const { value: call } = read;
  const run = async (means: Deps, rights: ViewerRights): Promise<Outcome<Answered>> => {
    const looking = await lookingAs(means, name, actor, rights, request.payload);
    if (!looking.ok) return looking;
    const outcome = await call.run(looking.value.deps, looking.value.actor, looking.value.rights);
    return outcome.ok ? ok({ data: outcome.value, sight: await looking.value.sight() }) : outcome;
  };
  let rights: ViewerRights | undefined;
  try {
    const decided = await decide(deps, bound.needs, call.issueId);
    if (!decided.ok) return decided;
    rights = decided.value;
    const noted = bound.whileBusy === 'opens' ? noteAccess(deps, actor.accountId) : undefined;
    const [outcome] = await Promise.all([run(deps, rights), noted]);
    return outcome;
  } catch (error) {
    if (bound.whileBusy === undefined || !isJiraBusy(error)) throw error;
    deps.log.error('jira-busy', { call: name });
    return answerWhileBusy(deps, actor, { run, rights, error });
  }
}

interface Interrupted {
  readonly run: (means: Deps, rights: ViewerRights) => Promise<Outcome<Answered>>;
  /** Undefined when Jira could not even say what this person may do. */
  readonly rights: ViewerRights | undefined;
  readonly error: unknown;
}

/** What can be said without Jira, with what Jira has said of the person before. */
async function answerWhileBusy(
  deps: Deps,
  { accountId }: Actor,
  { run, rights, error }: Interrupted,
): Promise<Outcome<Answered>> {
  if (rights === undefined && !(await hadAccess(deps, accountId))) throw error;
  const outcome =
    rights === undefined
      ? await run(askingNothing(deps, accountId), READING_ONLY)
      : await run(namingNoWork(deps), rights);
  if (outcome.ok) return ok({ ...outcome.value, sight: { ...outcome.value.sight, isJiraBusy: true } });
  // With rights that Jira could not tell, a refusal may be wrong.
  if (rights === undefined) throw error;
  return outcome;
}

/** From two minutes on nobody counts seconds. */
const spanOf = (seconds: number): string =>
  seconds < 120 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`;

function errorOf(error: unknown): CallError {
  if (error instanceof WorkSourceBusy) {
    const { reason } = error;
    const what = reason === 'storage' ? 'Storage is busy' : reason === 'jira' ? 'Jira does not answer' : 'Jira is busy';
    return {
      code: 'busy',
      message: `${what}. Nothing was lost; try again in ${spanOf(error.retryAfterSeconds)}.`,
    };
  }
  if (error instanceof IssuesLeftOut) {
    return { code: 'busy', message: 'Jira could not load some work items. Nothing was lost; try again in a minute.' };
  }
  if (error instanceof StorageUnavailable) {
    return {
      code: 'unavailable',
      message: 'Storage did not answer. Look whether your change is there; if it is not, try again in a minute.',
    };
  }
  return { code: 'internal', message: 'Something went wrong on our side. Nothing was changed that is not shown.' };
}

const badCursor: CallError = {
  code: 'invalid',
  message: 'The list cannot go on from there.',
  details: [{ path: 'cursor', message: 'not a cursor of this list' }],
};

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
export function register(deps: Deps, table: Readonly<Record<string, BoundCall>>): Handler {
  const calls = new Map(Object.entries(table));
  const handlers = Object.fromEntries(
    [...calls].map(([name, bound]) => [
      name,
      async (request: PlatformRequest): Promise<Answer<unknown>> => {
        try {
          const outcome = await answer(deps, name, bound, request);
          if (!outcome.ok) return await failureOf(deps, name, outcome.error, undefined);
          const { data, sight } = outcome.value;
          return sight === undefined ? { ok: true, data } : { ok: true, data, sight };
        } catch (error) {
          if (error instanceof BadCursor) return failureOf(deps, name, badCursor, undefined);
          return failureOf(deps, name, errorOf(error), error);
        }
      },
    ]),
  );
  const resolve: Handler = makeResolver(handlers);
  return async (payload, context) => {
    if (calls.has(payload.call.functionKey)) return resolve(payload, context);
    return failureOf(deps, 'unknown', { code: 'not-found', message: 'This page has no such call.' }, undefined);
  };
}
