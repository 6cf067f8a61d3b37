import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openClock } from '../clock';
import type { SiteClock, StoreOp } from '../kernel';
import { openStore } from '../store';
import { createJira } from './index';
import { loadSiteFiles } from './site-file';
import {
  ADMIN,
  APP,
  inFolder,
  issueLine,
  NOW,
  openSmallSite,
  parentOf,
  SMALL_SITE,
  USER,
  type SmallSite,
} from './small-site';

interface Page {
  readonly isLast: boolean;
  readonly nextPageToken?: string;
  readonly issues: ReadonlyArray<{ readonly id: string; readonly key?: string; readonly fields?: object }>;
}

const MANY = Array.from({ length: 130 }, (_, at) => issueLine(`HILL-${at + 10}`, 'Bug', 'Open'));

let site: SmallSite;
beforeEach(async () => {
  site = await openSmallSite([...SMALL_SITE, ...MANY]);
});
afterEach(() => site.close());

async function page(body: object): Promise<Page> {
  const answer = await site.call('POST', '/rest/api/3/search/jql', body, APP);
  expect(answer.status).toBe(200);
  return answer.body as Page;
}
const refused = async (path: string, body: object): Promise<unknown> => {
  const { status, body: said } = await site.call('POST', `/rest/api/3/${path}`, body, APP);
  return { status, said };
};
const lengthOf = async (body: object): Promise<number> => (await page(body)).issues.length;

describe('pages', () => {
  it('hold 50 by default, at most 100 with fields, and up to 5,000 of bare ids', async () => {
    const jql = 'project = HILL';
    expect(await lengthOf({ jql, fields: ['summary'] })).toBe(50);
    expect(await lengthOf({ jql, fields: ['summary'], maxResults: 5_000 })).toBe(100);
    expect(await lengthOf({ jql, maxResults: 5_000 })).toBe(132);
    expect(await lengthOf({ jql, fields: ['id', 'key'], maxResults: 5_000 })).toBe(132);
  });

  it('follow each other to the end without gap or repetition, also when the list changes meanwhile', async () => {
    const ask = { jql: 'project = HILL ORDER BY id', fields: ['key'], maxResults: 60 };
    const first = await page(ask);
    await site.call('DELETE', '/rest/api/3/issue/HILL-1');
    const second = await page({ ...ask, nextPageToken: first.nextPageToken });
    const third = await page({ ...ask, nextPageToken: second.nextPageToken });
    const keys = [first, second, third].flatMap(({ issues }) => issues.map(({ key }) => key));
    expect([first, second, third].map(({ isLast, nextPageToken }) => [isLast, nextPageToken === undefined])).toEqual([
      [false, false],
      [false, false],
      [true, true],
    ]);
    expect(new Set(keys).size).toBe(132);
    expect(keys).toHaveLength(132);
  });

  it('cannot be reached with a token of another query, a broken one or one older than a week', async () => {
    const { nextPageToken } = await page({ jql: 'project = HILL', maxResults: 1 });
    const error = {
      status: 400,
      said: { errorMessages: ['The provided next page token is invalid or expired.'], errors: {} },
    };
    expect(await refused('search/jql', { jql: 'project = SEA', nextPageToken })).toEqual(error);
    expect(await refused('search/jql', { jql: 'project = HILL', nextPageToken: 'abc' })).toEqual(error);
    site.clock.advance(7 * 86_400_000 + 1);
    expect(await refused('search/jql', { jql: 'project = HILL', nextPageToken })).toEqual(error);
  });
});

describe('fields', () => {
  const fieldsOf = async (fields?: readonly string[]): Promise<unknown> => {
    const [issue] = (await page({ jql: 'key = SEA-2', ...(fields === undefined ? {} : { fields }) })).issues;
    return issue?.fields === undefined ? issue : Object.keys(issue.fields).sort();
  };

  it('are nothing but the id unless they are named', async () => {
    expect(await fieldsOf()).toEqual({ id: '20002' });
    expect(await fieldsOf(['key'])).toMatchObject({ id: '20002', key: 'SEA-2' });
    expect(await fieldsOf(['summary', 'customfield_10034', 'nonsense'])).toEqual(['customfield_10034', 'summary']);
  });

  it('come in sets that single ones can be taken out of', async () => {
    const all = (await fieldsOf(['*all'])) as string[];
    expect(all).toEqual(
      expect.arrayContaining(['description', 'issuelinks', 'parent', 'subtasks', 'customfield_10020']),
    );
    expect(await fieldsOf(['*all', '-parent'])).toEqual(all.filter((name) => name !== 'parent'));
    expect(await fieldsOf(['*navigable'])).not.toContain('description');
  });

  it('leave the parent out of an issue that has none', async () => {
    const [issue] = (await page({ jql: 'key = SEA-1', fields: ['parent', 'resolution'] })).issues;
    expect(issue?.fields).toEqual({ resolution: null });
  });
});

describe('requests beyond the limits', () => {
  const ids = Array.from({ length: 101 }, (_, at) => String(at + 1));
  it.each([
    ['more than five properties', 'search/jql', { jql: 'project = SEA', properties: ['a', 'b', 'c', 'd', 'e', 'f'] }],
    [
      'more than 50 issues to reconcile',
      'search/jql',
      { jql: 'project = SEA', reconcileIssues: ids.slice(0, 51).map(Number) },
    ],
    ['a text where a number belongs', 'search/jql', { jql: 'project = SEA', maxResults: 'many' }],
    ['more than 100 issues without naming fields', 'issue/bulkfetch', { issueIdsOrKeys: ids }],
    [
      'more than 1,000 issues',
      'issue/bulkfetch',
      { issueIdsOrKeys: Array.from({ length: 1_001 }, (_, at) => String(at)), fields: ['summary'] },
    ],
    [
      'more than ten fields of the changelog',
      'changelog/bulkfetch',
      { issueIdsOrKeys: ['SEA-2'], fieldIds: ids.slice(0, 11) },
    ],
  ])('are refused: %s', async (_what, path, body) => {
    expect(await refused(path, body)).toMatchObject({ status: 400, said: { errors: {} } });
  });

  it('may name their fields to fetch up to 1,000 issues', async () => {
    const answer = await site.call(
      'POST',
      '/rest/api/3/issue/bulkfetch',
      { issueIdsOrKeys: [...ids, 'SEA-2'], fields: ['summary'] },
      APP,
    );
    expect(answer).toMatchObject({ status: 200, issues: 1 });
  });

  it('to the removed search are told where it went', async () => {
    expect((await site.call('GET', '/rest/api/3/search?jql=project=SEA', undefined, USER)).status).toBe(410);
  });
});

it('is all there after a restart', async () => {
  await inFolder(async (folder) => {
    const dir = join(folder, 'state');
    const outbox = { ops: (): StoreOp[] => [], notify: () => undefined };
    const open = async () => {
      const store = await openStore(dir);
      const clock: SiteClock = openClock(store, Date.parse(NOW), Date.now);
      const jira = createJira({ store, clock, outbox });
      const call = async (method: string, path: string, body?: unknown) =>
        (await jira.handle({ method, path: `/rest/api/3/${path}`, headers: {}, body, actor: ADMIN })).body;
      return { store, clock, call };
    };
    const first = await open();
    const file = join(folder, 'site.jsonl');
    await writeFile(
      file,
      [issueLine('SEA-1', 'Epic', 'Open'), issueLine('SEA-2', 'Story', 'Open', parentOf('SEA-1'))]
        .map((line) => JSON.stringify(line))
        .join('\n'),
    );
    await loadSiteFiles([file], first);
    await first.call('PUT', 'issue/SEA-2', { fields: { summary: 'Kept', customfield_10034: 5 } });
    await first.call('PUT', 'issue/SEA-2/properties/plan', { a: 1 });
    const read = 'issue/SEA-2?fields=*all&expand=changelog&properties=plan';
    const before = await first.call('GET', read);
    await first.store.close();
    const second = await open();
    expect(await second.call('GET', read)).toEqual(before);
    expect(await second.call('POST', 'search/approximate-count', { jql: 'parent = SEA-1' })).toEqual({ count: 1 });
    await second.store.close();
  });
});
