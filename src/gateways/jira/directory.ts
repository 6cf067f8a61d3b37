import { route } from '@forge/api';
import { z } from 'zod';
import { parseAccountId } from '../../domain/ids';
import { MAX_LOOKED_UP, type Directory } from '../../ports/directory';
import { readBody, refusalOf, UnreadableAnswer, type JiraClient } from './client';

const CALL = 'GET /rest/api/3/user/bulk';
const usersSchema = z.object({ values: z.array(z.object({ accountId: z.string(), active: z.boolean() })) });

/** Jira's people as the app sees them. Accounts that are not known are left out of its answer. */
export function createDirectory(jira: JiraClient): Directory {
  return {
    async here(accounts) {
      if (accounts.length === 0) return new Set();
      const query = new URLSearchParams();
      for (const account of accounts) query.append('accountId', account);
      query.set('maxResults', String(MAX_LOOKED_UP));
      const answer = await jira.get(CALL, route`/rest/api/3/user/bulk?${query}`);
      if (answer.status >= 400) throw new UnreadableAnswer(CALL, refusalOf(answer.body));
      const open = readBody(usersSchema, CALL, answer).values.filter(({ active }) => active);
      return new Set(open.map(({ accountId }) => parseAccountId(accountId)).filter((id) => id !== undefined));
    },
  };
}
