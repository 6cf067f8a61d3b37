import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startLocalSiteIn, type LocalSite } from '../../support/local-site';

const folder = mkdtempSync(path.join(tmpdir(), 'site-start-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const start = path.join(__dirname, '../../host/start.cjs');
const issue = (id: string, key: string): string =>
  JSON.stringify({
    id,
    key,
    fields: {
      summary: `Work ${key}`,
      issuetype: { id: '30', name: 'Story', subtask: false, hierarchyLevel: 0 },
      project: { id: '101', key: 'ONE', name: 'One' },
      status: {
        id: '10',
        name: 'Backlog',
        statusCategory: { id: 2, key: 'new', name: 'To Do', colorName: 'blue-gray' },
      },
      created: '2021-01-05T10:00:00.000+0000',
      updated: '2021-02-05T10:00:00.000+0000',
    },
  });

function file(name: string, text: string): string {
  const full = path.join(folder, name);
  writeFileSync(full, text);
  return full;
}

function failedStart(...args: readonly string[]): { readonly status: number | null; readonly stderr: string } {
  const { status, stderr } = spawnSync(process.execPath, [start, '--port', '0', ...args], {
    encoding: 'utf8',
    timeout: 60_000,
  });
  return { status, stderr };
}

it('ends with status 2 on a broken line of a site file, and keeps nothing', () => {
  const state = path.join(folder, 'broken');
  const site = file('broken.jsonl', `${issue('1', 'ONE-1')}\n{"id":\n`);
  const { status, stderr } = failedStart('--state', state, '--seed', 'empty', '--site', site);
  expect(status).toBe(2);
  expect(stderr).toContain(`${site}:2: `);
  expect(existsSync(state)).toBe(false);
}, 60_000);

it('leaves the files of others in a state folder that it gives back', () => {
  const state = mkdtempSync(path.join(folder, 'mine-'));
  writeFileSync(path.join(state, 'notes.txt'), 'mine');
  const strategy = file('junk.json', '{"format":"something else"}');
  expect(failedStart('--state', state, '--seed', 'empty', '--strategy', strategy).status).toBe(2);
  expect(readdirSync(state)).toEqual(['notes.txt']);
}, 60_000);

it('ends with status 2 and the list of options when it does not understand them', () => {
  const { status, stderr } = failedStart('--sed', 'demo');
  expect(status).toBe(2);
  expect(stderr).toContain('There is no option --sed.');
  expect(stderr).toContain('--clock <ISO instant>');
}, 60_000);

const clockOf = async (site: LocalSite): Promise<unknown> => (await fetch(`${site.url}/_host/clock`)).json();
const summaryOf = (site: LocalSite, key: string): Promise<unknown> =>
  site.rest('GET', `/rest/api/3/issue/${key}?fields=summary`);

it('finds its site again after a clean stop: clock, changes and what it began with', async () => {
  const state = path.join(folder, 'kept');
  const site = file('site.jsonl', [issue('1', 'ONE-1'), issue('2', 'ONE-2')].join('\n'));
  const first = await startLocalSiteIn(state, '--seed', 'empty', '--site', site, '--clock', '2026-01-05T09:00:00Z');
  await first.rest('PUT', '/rest/api/3/issue/ONE-1', { fields: { summary: 'Renamed' } });
  const before = await clockOf(first);
  expect(failedStart('--state', state).stderr).toContain('is in use by another running local site');
  await first.stop();

  const more = file('more.jsonl', issue('3', 'ONE-3'));
  const second = await startLocalSiteIn(state, '--site', site, '--site', more, '--clock', '2030-01-01T00:00:00Z');
  expect(await clockOf(second)).toEqual(before);
  expect(await summaryOf(second, 'ONE-1')).toMatchObject({ fields: { summary: 'Renamed' } });
  expect(await summaryOf(second, 'ONE-3')).toMatchObject({ fields: { summary: 'Work ONE-3' } });
  expect(await second.rest('GET', '/rest/api/3/project/search')).toMatchObject({ values: [{ key: 'ONE' }] });
  await second.stop();
}, 120_000);
