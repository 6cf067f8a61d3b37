import { selfOf } from './addresses';
import { numberParam } from './bodies';

/** Jira's older paging: `startAt` and `maxResults`, with a total. */
export function pageOf(
  query: URLSearchParams,
  all: readonly unknown[],
  path: string,
  maxPage = 100,
  defaultPage = 50,
): unknown {
  const startAt = Math.max(0, numberParam(query, 'startAt', 0));
  const maxResults = Math.min(Math.max(0, numberParam(query, 'maxResults', defaultPage)), maxPage);
  const values = all.slice(startAt, startAt + maxResults);
  const isLast = startAt + values.length >= all.length;
  const self = (from: number): string => `${selfOf(path)}?maxResults=${maxResults}&startAt=${from}`;
  return {
    self: self(startAt),
    ...(isLast ? {} : { nextPage: self(startAt + maxResults) }),
    maxResults,
    startAt,
    total: all.length,
    isLast,
    values,
  };
}
