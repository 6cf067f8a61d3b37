import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { openClock } from '../clock';
import type { HostStore, SiteClock } from '../kernel';
import { openStore } from '../store';
import { loadSiteFiles } from './site-file';
import { openJiraState } from './state';
import { APP, ADMIN, idOf, inFolder, issueLine, NOW, openSmallSite, parentOf, SMALL_SITE } from './small-site';

interface Deps {
  readonly store: HostStore;
  readonly clock: SiteClock;
}

async function freshDeps(): Promise<Deps> {
  const store = await openStore();
  return { store, clock: openClock(store, Date.parse(NOW), Date.now) };
}

const text = (lines: readonly unknown[]): string => lines.map((line) => JSON.stringify(line)).join('\n');

/** Loads texts as files `1.jsonl`, `2.jsonl`… and answers what was said. */
async function load(deps: Deps, ...texts: readonly (string | Buffer)[]): Promise<unknown> {
  return inFolder(async (folder) => {
    const paths = texts.map((_, at) => join(folder, `${at + 1}.jsonl`));
    for (const [at, path] of paths.entries()) await writeFile(path, texts[at] ?? '');
    try {
      return await loadSiteFiles(paths, deps);
    } catch (error) {
      return error instanceof Error ? error.message.replace(`${folder}/`, '') : error;
    }
  });
}

const counts = ({ store }: Deps) => {
  const state = openJiraState(store);
  return { issues: state.count('issue'), projects: state.count('project'), users: store.count('users') };
};

describe('a site file', () => {
  it('brings the issues with everything they mention', async () => {
    const deps = await freshDeps();
    expect(await load(deps, text(SMALL_SITE))).toEqual({ files: 1, issues: 8 });
    const state = openJiraState(deps.store);
    expect({
      projects: [...state.all('project')].map(({ key, lastNumber, typeIds }) => ({ key, lastNumber, typeIds })),
      workflows: [...state.all('workflow')],
      versions: [...state.all('version')].map(({ name, released }) => [name, released]),
      components: [...state.all('component')].map(({ name }) => name),
      sprints: [...state.all('sprint')].map(({ name, state: phase }) => [name, phase]),
      links: [...state.all('link')].map(({ sourceId, destinationId }) => [sourceId, destinationId]),
      reporter: deps.store.get('users', '712020:reporter'),
    }).toEqual({
      projects: [
        { key: 'SEA', lastNumber: 6, typeIds: ['1', '5', '6', '7'] },
        { key: 'HILL', lastNumber: 2, typeIds: ['1', '5', '6', '7'] },
      ],
      workflows: [{ id: 'site-files', name: 'Site workflow', initialStatusId: '1', statusIds: ['1', '3', '6'] }],
      versions: [
        ['1.0', true],
        ['10', false],
      ],
      components: ['Harbour'],
      sprints: [['Sprint 1', 'active']],
      links: [[idOf('HILL-1'), idOf('SEA-5')]],
      reporter: {
        accountId: '712020:reporter',
        email: 'reporter@people.example.com',
        displayName: 'Person reporter',
        admin: false,
        groups: ['jira-users', 'confluence-users'],
        projects: '*',
      },
    });
  });

  it('may be packed, and may end in a blank line', async () => {
    const deps = await freshDeps();
    expect(await load(deps, gzipSync(`${text(SMALL_SITE)}\n\n`))).toEqual({ files: 1, issues: 8 });
  });

  it('changes nothing when it is loaded again, not even what was changed or deleted since', async () => {
    const site = await openSmallSite(SMALL_SITE);
    await site.call('PUT', '/rest/api/3/issue/SEA-2', { fields: { summary: 'Changed' } });
    await site.call('DELETE', '/rest/api/3/issue/SEA-5');
    const body = { targetToSourcesMapping: { 'HILL,7': { issueIdsOrKeys: ['SEA-6'] } } };
    await site.call('POST', '/rest/api/3/bulk/issues/move', body);
    const before = counts(site);
    expect(await load(site, text(SMALL_SITE))).toEqual({ files: 0, issues: 0 });
    expect(await load(site, text([...SMALL_SITE, issueLine('SEA-7', 'Bug', 'Open')]))).toEqual({ files: 1, issues: 1 });
    expect(counts(site)).toEqual({ ...before, issues: before.issues + 1 });
    expect(await site.call('GET', '/rest/api/3/issue/SEA-2?fields=summary', undefined, APP)).toMatchObject({
      body: { fields: { summary: 'Changed' } },
    });
    await site.close();
  });

  it('leaves its numbers behind: new issues get higher ones', async () => {
    const site = await openSmallSite(SMALL_SITE);
    const fields = { project: { key: 'SEA' }, issuetype: { name: 'Bug' }, summary: 'New' };
    expect(await site.call('POST', '/rest/api/3/issue', { fields })).toMatchObject({
      body: { id: '30003', key: 'SEA-7' },
    });
    await site.close();
  });

  it('fires no event', async () => {
    const site = await openSmallSite(SMALL_SITE);
    expect(site.events).toEqual([]);
    await site.close();
  });

  it('makes room when something else already has its ids', async () => {
    const deps = await freshDeps();
    await load(deps, text([issueLine('SEA-1', 'Story', 'Open', { priority: { id: '3', name: 'Medium' } })]));
    const other = issueLine('HILL-1', 'Story', 'Open', {
      priority: { id: '3', name: 'Urgent' },
      status: { id: '1', name: 'Backlog', statusCategory: { key: 'new' } },
    });
    expect(await load(deps, text([other]))).toEqual({ files: 1, issues: 1 });
    const state = openJiraState(deps.store);
    const hill = state.issues.find('HILL-1');
    expect(state.get('priority', hill?.priorityId ?? '')?.name).toBe('Urgent');
    expect(state.get('status', hill?.statusId ?? '')?.name).toBe('Backlog');
    expect(state.get('status', state.issues.find('SEA-1')?.statusId ?? '')?.name).toBe('Open');
  });

  it('leads to one issue wherever its parent stands', async () => {
    const deps = await freshDeps();
    await load(
      deps,
      text([issueLine('SEA-2', 'Story', 'Open', parentOf('SEA-1'))]),
      text([issueLine('SEA-1', 'Epic', 'Open')]),
    );
    expect(openJiraState(deps.store).issues.children(idOf('SEA-1'))).toMatchObject([{ key: 'SEA-2' }]);
  });
});

describe('a broken site file', () => {
  const good = JSON.stringify(issueLine('SEA-1', 'Story', 'Open'));
  const without = (field: string): string => {
    const line = issueLine('SEA-2', 'Story', 'Open');
    const { [field]: _gone, ...fields } = line.fields;
    return JSON.stringify({ ...line, fields });
  };
  it.each([
    ['{"id":', /^1\.jsonl:2: not JSON: /],
    ['[]', /^1\.jsonl:2: not an issue$/],
    ['{"id":"x","key":"SEA-2","fields":{}}', /^1\.jsonl:2: id: /],
    ['{"id":"2","key":"sea2","fields":{}}', /^1\.jsonl:2: key: is no issue key$/],
    [without('project'), /^1\.jsonl:2: fields\.project: /],
    [without('status'), /^1\.jsonl:2: fields\.status: /],
    [
      JSON.stringify(issueLine('SEA-2', 'Story', 'Open', { created: 'soon' })),
      /^1\.jsonl:2: fields\.created: is no instant$/,
    ],
    [
      JSON.stringify(
        issueLine('SEA-2', 'Story', 'Open', { status: { id: '1', name: 'Open', statusCategory: { key: 'odd' } } }),
      ),
      /^1\.jsonl:2: fields\.status\.statusCategory: is no status category$/,
    ],
    [
      JSON.stringify(issueLine('SEA-2', 'Story', 'Open', { project: { id: '501', key: 'HILL' } })),
      /^1\.jsonl:2: key SEA-2 is not of project HILL$/,
    ],
    [
      JSON.stringify({ ...issueLine('SEA-1', 'Story', 'Open'), id: '4' }),
      /^1\.jsonl:2: key SEA-1 is already issue 20001$/,
    ],
    [
      JSON.stringify({ ...issueLine('SEA-2', 'Story', 'Open'), id: idOf('SEA-1') }),
      /^1\.jsonl:2: id 20001 is already SEA-1$/,
    ],
    [
      JSON.stringify(issueLine('SEA-2', 'Story', 'Open', { customfield_10034: 'many' })),
      /^1\.jsonl:2: fields\.customfield_10034: is no number$/,
    ],
  ])('is told by file, line and reason, and nothing of it is kept: %s', async (line, message) => {
    const deps = await freshDeps();
    expect(await load(deps, `${good}\n${line}`)).toMatch(message);
    expect(counts(deps)).toEqual({ issues: 0, projects: 0, users: 0 });
  });

  it('keeps nothing of the whole ones beside it either', async () => {
    const deps = await freshDeps();
    expect(await load(deps, good, '{')).toMatch(/^2\.jsonl:1: not JSON/);
    expect(await load(deps, Buffer.from([0x1f, 0x8b, 1, 2]))).toMatch(/^1\.jsonl:1: is no readable gzip file/);
    expect(counts(deps)).toEqual({ issues: 0, projects: 0, users: 0 });
    await expect(loadSiteFiles(['/nowhere/site.jsonl'], deps)).rejects.toThrow(
      '/nowhere/site.jsonl:1: cannot be read (ENOENT)',
    );
  });
});

const DATA = resolve(__dirname, '../../../../shared/data');
const itWithData = existsSync(DATA) ? it : it.skip;

describe('the real issues of ../shared/data (skipped where the folder is absent)', () => {
  const NAMES = ['DAEMON', 'ALOY', 'MOD', 'AC'];
  const paths = NAMES.map((name) => join(DATA, `${name}.jsonl.gz`));

  /** Counts made from the lines themselves. */
  async function counted() {
    const lines = (await Promise.all(paths.map((path) => readFile(path)))).flatMap((bytes) =>
      gunzipSync(bytes)
        .toString('utf8')
        .trim()
        .split('\n')
        .map(
          (line) =>
            JSON.parse(line) as {
              key: string;
              fields: Record<string, never> & {
                status: { statusCategory: { key: string } };
                resolution: { name: string } | null;
                parent?: { key: string };
                fixVersions: { name: string }[];
              };
            },
        ),
    );
    const number = (test: (line: (typeof lines)[number]) => boolean): number => lines.filter(test).length;
    return {
      all: lines.length,
      done: number(({ fields }) => fields.status.statusCategory.key === 'done'),
      fixed: number(({ fields }) => fields.resolution?.name === 'Fixed'),
      below: number(({ fields }) => fields.parent?.key === 'DAEMON-48'),
      unversioned: number(({ key, fields }) => key.startsWith('ALOY-') && fields.fixVersions.length === 0),
    };
  }

  itWithData('are found in the numbers in which they stand in the files', async () => {
    const site = await openSmallSite([]);
    expect(await loadSiteFiles(paths, site)).toEqual({ files: 4, issues: 6_686 });
    const count = async (jql: string): Promise<unknown> => {
      const answer = await site.call('POST', '/rest/api/3/search/approximate-count', { jql }, ADMIN);
      return (answer.body as { count: unknown }).count;
    };
    expect({
      all: await count(`project in (${NAMES.join(', ')})`),
      done: await count('statusCategory = Done'),
      fixed: await count('resolution = Fixed'),
      below: await count('parent = DAEMON-48'),
      unversioned: await count('project = ALOY AND fixVersion IS EMPTY'),
    }).toEqual(await counted());
    await site.close();
  });
});
