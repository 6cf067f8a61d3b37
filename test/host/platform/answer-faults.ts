import { ON_ANSWER } from './faults';
import type { PlatformAnswer, PlatformRequest } from './invocation';
import { errorAnswer, parseBody } from './products';

/**
 * Answers that come and are not whole, as the documentation says they may be. Each takes the true answer, so that the call
 * has cost and done what it would have.
 */

type AnswerFault = (typeof ON_ANSWER)[number];
type Members = Readonly<Record<string, unknown>>;

/** How the answer to a request would look; undefined where the fault cannot strike it. */
type Spoil = (request: PlatformRequest, answer: PlatformAnswer) => PlatformAnswer | undefined;

const membersOf = (value: unknown): Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value)) : {};
const listIn = (members: Members, name: string): readonly unknown[] => {
  const list = members[name];
  return Array.isArray(list) ? list : [];
};
const pathOf = ({ path }: PlatformRequest): string => path.split('?')[0] ?? '';
const isSearch = (request: PlatformRequest): boolean => pathOf(request) === '/rest/api/3/search/jql';
/** Every second one, so that neither what is there nor what is missing is all of it; of one thing, that one. */
const isSpoilt = (_item: unknown, at: number): boolean => at % 2 === 0;
const isKept = (item: unknown, at: number): boolean => !isSpoilt(item, at);

/** The page says that it is not the last and names no next one. */
const lostPage: Spoil = (request, answer) => {
  const { nextPageToken, ...rest } = membersOf(answer.body);
  return isSearch(request) && nextPageToken !== undefined ? { ...answer, body: rest } : undefined;
};

/** Tokens end after a week, and when the index is built anew. */
const expiredPage: Spoil = (request) => {
  const token = membersOf(parseBody(request.body))['nextPageToken'];
  return isSearch(request) && typeof token === 'string'
    ? errorAnswer(400, 'The provided next page token is invalid or expired.')
    : undefined;
};

/** Jira found too much in one clause: fewer issues than match, and a warning. Source: SearchWarningBean of the OpenAPI file. */
const truncated: Spoil = (request, answer) => {
  const { nextPageToken: _next, ...body } = membersOf(answer.body);
  const issues = listIn(body, 'issues');
  if (!isSearch(request) || issues.length === 0) return undefined;
  const warning = {
    type: 'CLAUSE_LIMIT_EXCEEDED',
    message: 'A clause of the query has more arguments than are looked at.',
    details: { clause: 'in', limit: 1_000, actual: 1_500 },
  };
  return { ...answer, body: { ...body, isLast: true, issues: issues.filter(isKept), warnings: [warning] } };
};

/** Some of what was asked for could not be read now: the answer names it apart from what is not there. */
const partial: Spoil = (request, answer) => {
  const body = membersOf(answer.body);
  if (pathOf(request) === '/rest/api/3/issue/bulkfetch') {
    const issues = listIn(body, 'issues');
    if (issues.length === 0) return undefined;
    const issueErrors = issues.filter(isSpoilt).map((issue) => ({
      id: membersOf(issue)['id'],
      errorMessage: 'The issue could not be loaded. Try again later.',
    }));
    return { ...answer, body: { ...body, issues: issues.filter(isKept), issueErrors } };
  }
  if (!pathOf(request).endsWith('/batch/get')) return undefined;
  const found = listIn(body, 'successfulKeys');
  if (found.length === 0) return undefined;
  const failed = found.filter(isSpoilt).map((one) => {
    const { key, entityName } = membersOf(one);
    const error = { code: 'INTERNAL_SERVER_ERROR', message: 'The key could not be read.' };
    return { key, ...(entityName === undefined ? {} : { entityName }), error };
  });
  const failedKeys = [...listIn(body, 'failedKeys'), ...failed];
  return { ...answer, body: { ...body, successfulKeys: found.filter(isKept), failedKeys } };
};

const SPOILS: Readonly<Record<AnswerFault, Spoil>> = {
  'lost-page': lostPage,
  'expired-page': expiredPage,
  truncated,
  partial,
};

/** Puts a fault into an answer that it fits; `strikes` says, for a fault that would fit, whether it is its turn. */
export function spoilt(
  request: PlatformRequest,
  answer: PlatformAnswer,
  strikes: (fault: AnswerFault) => boolean,
): { readonly answer: PlatformAnswer; readonly fault: AnswerFault } | undefined {
  if (answer.status >= 300) return undefined;
  for (const fault of ON_ANSWER) {
    const wrong = SPOILS[fault](request, answer);
    if (wrong !== undefined && strikes(fault)) return { answer: wrong, fault };
  }
  return undefined;
}
