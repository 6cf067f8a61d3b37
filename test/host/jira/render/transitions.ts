import type { IssueRecord } from '../records';
import type { JiraState } from '../state';
import { transitionsOf } from '../workflow';
import { statusView } from './entities';

/** What an issue can be moved to, as `GET /transitions` lists it. */
export const transitionsView = (issue: IssueRecord, state: JiraState): unknown[] =>
  transitionsOf(issue, state).map(({ id, to }) => ({
    id,
    name: to.name,
    to: statusView(to),
    hasScreen: false,
    isGlobal: true,
    isInitial: false,
    isAvailable: true,
    isConditional: false,
    isLooped: false,
  }));
