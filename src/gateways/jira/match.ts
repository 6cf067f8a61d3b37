import { route } from '@forge/api';
import { parseIssueId, type IssueId } from '../../domain/ids';
import type { RejectedJql, WorkSource } from '../../ports/work-source';
import { accepted, readBody, UnreadableAnswer, type JiraClient } from './client';
import { matchSchema } from './schemas';

/**
 * In one request; Jira documents no limit of either, so what it refuses is asked again in halves. It has to hold each issue
 * against each JQL, so many issues are asked about fewer.
 */
const MOST_JQLS = 500;
const MOST_ISSUES = 1_000;
const MOST_PAIRS = 100_000;

const CALL = 'POST /rest/api/3/jql/match';
const BAD_REQUEST = 400;

type Answer = ReadonlySet<IssueId> | RejectedJql;

const chunksOf = <T>(items: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size));

function matchedId(id: number): IssueId {
  const parsed = parseIssueId(String(id));
  if (parsed === undefined) throw new UnreadableAnswer(CALL, 'matches.matchedIssues');
  return parsed;
}

async function matchOnce(jira: JiraClient, ids: readonly IssueId[], jqls: readonly string[]): Promise<Answer[]> {
  const answer = await jira.post(CALL, route`/rest/api/3/jql/match`, { issueIds: ids.map(Number), jqls });
  if (answer.status === BAD_REQUEST && jqls.length > 1) {
    const half = Math.ceil(jqls.length / 2);
    return [...(await matchOnce(jira, ids, jqls.slice(0, half))), ...(await matchOnce(jira, ids, jqls.slice(half)))];
  }
  const { matches } = readBody(matchSchema, CALL, accepted(CALL, answer));
  if (matches.length !== jqls.length) throw new UnreadableAnswer(CALL, 'matches');
  return matches.map(({ errors, matchedIssues }) =>
    errors.length > 0 ? { message: errors.join(' ') } : new Set(matchedIssues.map(matchedId)),
  );
}

const joined = (a: Answer, b: Answer): Answer => ('message' in a ? a : 'message' in b ? b : new Set([...a, ...b]));

/** Asks Jira which issues JQL matches now, without its search index. */
export const createMatch =
  (jira: JiraClient): WorkSource['match'] =>
  async (ids, jqls) => {
    let answers: Answer[] = jqls.map(() => new Set<IssueId>());
    for (const issues of chunksOf(ids, MOST_ISSUES)) {
      const matches: Answer[] = [];
      const most = Math.min(MOST_JQLS, Math.floor(MOST_PAIRS / issues.length));
      for (const part of chunksOf(jqls, most)) matches.push(...(await matchOnce(jira, issues, part)));
      answers = answers.map((answer, at) => joined(answer, matches[at] ?? new Set<IssueId>()));
    }
    return answers;
  };
