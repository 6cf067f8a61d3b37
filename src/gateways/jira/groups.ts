import { route } from '@forge/api';
import { z } from 'zod';
import type { Groups } from '../../ports/groups';
import { readBody, refusalOf, UnreadableAnswer, type JiraClient } from './client';

const CALL = 'GET /rest/api/3/user/groups';
const groupsSchema = z.array(z.object({ groupId: z.string().nullish() }));

/** Jira's groups as the app sees them. */
export function createGroups(jira: JiraClient): Groups {
  return {
    async of(accountId) {
      const answer = await jira.get(CALL, route`/rest/api/3/user/groups?accountId=${accountId}`);
      // Somebody who has left, or never was here, is in no group.
      if (answer.status === 404) return [];
      if (answer.status >= 400) throw new UnreadableAnswer(CALL, refusalOf(answer.body));
      return readBody(groupsSchema, CALL, answer).flatMap(({ groupId }) => groupId ?? []);
    },
  };
}
