import { brokenFrom } from '../support/broken-strategies';
import { ADMIN, openSite, strategyOf, withStrategy, type TestIssue, type TestSite } from '../support/site';

const ISSUES: readonly TestIssue[] = [
  { id: 1001, key: 'ONE-1', level: 1 },
  { id: 1002, key: 'ONE-2', parent: 'ONE-1', category: 'done' },
  { id: 1003, key: 'ONE-3', parent: 'ONE-1' },
];

const FILE = strategyOf([{ key: 'TGT-1', links: [{ issue: 'ONE-1' }, { jql: 'project = ONE' }] }]);
const exported = async (site: TestSite): Promise<string> => {
  const { file } = await site.data('settings', 'exportStrategy', {});
  return JSON.stringify(file, (key, value: unknown) =>
    ['asOf', 'expected', 'variance'].includes(key) ? undefined : value,
  );
};

/** Hands a file over in parts of `size` characters and lets the worker take it. */
async function importInParts(site: TestSite, text: string, size: number): Promise<string> {
  const { importId } = await site.data('settings', 'beginImport', {});
  const parts = Math.ceil(text.length / size);
  for (let index = 0; index < parts; index += 1) {
    await site.data('settings', 'putImportPart', {
      importId,
      index,
      text: text.slice(index * size, (index + 1) * size),
    });
  }
  await site.data('settings', 'commitImport', { importId, parts });
  return importId;
}

describe('importing a strategy', () => {
  let site: TestSite;
  beforeEach(async () => {
    site = await openSite(ISSUES);
  });
  afterEach(async () => site.close());

  it('changes nothing the second time, and an export imports as nothing', async () => {
    await withStrategy(site, FILE);
    const before = await exported(site);
    const none = { cycles: 0, objectives: 0, targets: 0, links: 0, checkIns: 0, settings: 0 };
    expect(await site.data('settings', 'importStrategy', { file: FILE })).toEqual({ changed: none, syncing: 0 });
    const { file } = await site.data('settings', 'exportStrategy', {});
    expect(await site.data('settings', 'importStrategy', { file })).toEqual({ changed: none, syncing: 0 });
    await site.host.settle();
    expect(await exported(site)).toBe(before);
  });

  it('lists what Jira and the site do not know by path, and changes nothing', async () => {
    const file = strategyOf([
      {
        key: 'TGT-1',
        links: [
          { issue: 'ONE-99' },
          { jql: 'project = NOWHERE' },
          { jql: 'project = ONE AND' },
          { jql: 'ORDER BY id' },
        ],
      },
    ]);
    const answer = await site.call('settings', 'importStrategy', { file });
    expect(answer).toMatchObject({ ok: false, code: 'invalid' });
    expect(answer.ok ? [] : answer.details?.map(({ path }) => path)).toEqual([
      'links[0].issue',
      'links[1].jql',
      'links[2].jql',
      'links[3].jql',
    ]);
    await site.host.settle();
    expect((await site.results()).size).toBe(0);
  });

  it('refuses every broken file with a path, and changes nothing', async () => {
    await withStrategy(site, FILE);
    const before = await exported(site);
    const accepted: string[] = [];
    expect(brokenFrom(FILE).length).toBeGreaterThan(30);
    for (const [name, file] of brokenFrom(FILE)) {
      const answer = (await site.host.invoke('settings', 'importStrategy', { file }, ADMIN)) as {
        ok: boolean;
        code?: string;
        details?: unknown[];
      };
      if (answer.ok || answer.code !== 'invalid' || (answer.details ?? []).length === 0) accepted.push(name);
    }
    expect(accepted).toEqual([]);
    await site.host.settle();
    expect(await exported(site)).toBe(before);
  });

  it('takes a file in parts, shows nothing before commit, and says how far it is', async () => {
    const text = JSON.stringify(FILE);
    const { importId } = await site.data('settings', 'beginImport', {});
    await site.data('settings', 'putImportPart', { importId, index: 0, text });
    await site.host.settle();
    expect((await site.results()).size).toBe(0);
    await site.data('settings', 'commitImport', { importId, parts: 1 });
    expect((await site.data('settings', 'importStatus', { importId })).state).toBe('running');
    await site.host.settle();
    expect(await site.data('settings', 'importStatus', { importId })).toMatchObject({
      state: 'done',
      changed: { cycles: 1, objectives: 2, targets: 1, links: 2 },
    });
    expect((await site.results()).get('TGT-1')?.leaves).toMatchObject({ done: 1, total: 2 });
  });

  it('imports a large strategy in steps, equal to the file', async () => {
    const targets = Array.from({ length: 120 }, (_, index) => ({ key: `TGT-${index}`, links: [{ issue: 'ONE-1' }] }));
    const importId = await importInParts(site, JSON.stringify(strategyOf(targets)), 10_000);
    await site.host.settle();
    expect((await site.data('settings', 'importStatus', { importId })).state).toBe('done');
    const results = await site.results();
    expect([...results.values()].filter(({ leaves }) => leaves?.done === 1 && leaves.total === 2)).toHaveLength(120);
  });

  it('lets go of the work when a target is measured by check-ins from now on', async () => {
    await withStrategy(site, FILE);
    const measured = strategyOf([
      { key: 'TGT-1', links: [], extra: { measure: { type: 'metric', take: 'latest' }, baseline: 30, goal: 60 } },
    ]);
    const checkIns = [
      { target: 'TGT-1', at: '2021-03-31', value: 41 },
      { target: 'TGT-1', at: '2021-06-01', value: 45, confidence: 'low', impediments: [{ text: 'No data' }] },
      { target: 'TGT-1', at: '2021-12-01', value: 99 },
    ];
    await withStrategy(site, { ...measured, checkIns });
    const result = (await site.results()).get('TGT-1');
    expect(result).toMatchObject({ complete: true, actual: 45, progress: 0.5, reason: null });
    expect(result?.leaves).toBeUndefined();
    const { paths } = await site.data('alignment', 'getAlignment', { issueId: '1002' });
    expect(paths).toEqual([]);
  });

  it('fails a broken staged file with every mistake, 5 MB of junk among them', async () => {
    for (const text of ['{"format":', JSON.stringify({ ...FILE, version: 9 }), `[${'{"x":1},'.repeat(600_000)}0]`]) {
      const importId = await importInParts(site, text, 400_000);
      await site.host.settle();
      const status = await site.data('settings', 'importStatus', { importId });
      expect(status.state).toBe('failed');
      expect(status.details?.length).toBeGreaterThan(0);
    }
    expect((await site.results()).size).toBe(0);
  }, 60_000);

  it('goes on when somebody asks how far it is, though its work was lost', async () => {
    const { importId } = await site.data('settings', 'beginImport', {});
    await site.data('settings', 'putImportPart', { importId, index: 0, text: JSON.stringify(FILE) });
    await site.data('settings', 'commitImport', { importId, parts: 1 });
    const work = { table: 'kvs-entity:work', key: `m:${importId}` };
    expect(site.host.store.has(work.table, work.key)).toBe(true);
    await site.host.store.commit([{ ...work, remove: true }]);
    await site.host.settle();
    expect((await site.data('settings', 'importStatus', { importId })).state).toBe('running');
    await site.host.settle();
    expect((await site.data('settings', 'importStatus', { importId })).state).toBe('done');
  });
});
