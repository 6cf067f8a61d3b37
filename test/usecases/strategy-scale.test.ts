import { gzipSync } from 'node:zlib';
import type { CallOutput } from '../../src/contract/calls';
import { MAX_IMPORT_CALL_BYTES } from '../../src/contract/limits';
import { ADMIN, openSite, strategyOf, type TestIssue, type TestSite } from '../support/site';
import { exportedPages, importLarge } from '../support/large-import';
import { largeStrategy } from '../support/strategies/large-strategy';

const SIZE = { objectives: 1_000, targets: 3_000, checkIns: 10_000 };
const FILE = largeStrategy(SIZE);

type Row = Readonly<Record<string, unknown>>;

const rowsOf = (file: Row, section: string): readonly Row[] => file[section] as readonly Row[];

/** What was imported and does not stand in the export, property by property; the first few. */
function missingFrom(exported: readonly Row[], imported: readonly Row[], section: string): readonly string[] {
  const nameOf = (row: Row): string =>
    section === 'checkIns' ? `${String(row['target'])}@${String(row['at'])}` : String(row['key'] ?? row['target']);
  const byName = new Map(exported.map((row) => [nameOf(row), row]));
  return imported
    .flatMap((row) =>
      Object.entries(row)
        .filter(([name, value]) => JSON.stringify(byName.get(nameOf(row))?.[name]) !== JSON.stringify(value))
        .map(([name]) => `${nameOf(row)}.${name}`),
    )
    .slice(0, 5);
}

describe('a strategy of 1,000 objectives, 3,000 targets and 10,000 check-ins', () => {
  let site: TestSite;
  let imported: CallOutput<'importStatus'>;
  let importing: ReturnType<TestSite['host']['usage']>;
  beforeAll(async () => {
    site = await openSite([]);
    site.host.resetUsage();
    imported = await importLarge(site, JSON.stringify(FILE));
    importing = site.host.usage();
  }, 120_000);
  afterAll(async () => site.close());

  it('is imported whole, every step of it far within its time, writing in proportion to it', () => {
    expect(imported).toMatchObject({
      state: 'done',
      changed: { cycles: 1, objectives: 1_000, targets: 3_000, links: 0, checkIns: 10_000, settings: 0 },
    });
    const { invocations, kvs, errors } = importing;
    expect([errors, invocations['on-work']?.count]).toEqual([[], expect.any(Number)]);
    // All steps together stay below what one of them may take.
    expect(invocations['on-work']?.ms).toBeLessThan(0.8 * 900_000);
    expect(invocations['settings-calls']?.ms).toBeLessThan(0.8 * 25_000);
    expect(kvs.writtenBytes).toBeLessThan(6 * Buffer.byteLength(JSON.stringify(FILE)));
  });

  it('is shown for one invoke, 150 read units, 1.6 MB of JSON and 300 KB of it packed', async () => {
    site.host.resetUsage();
    const json = JSON.stringify(await site.host.invoke('strategy', 'getStrategy', {}, ADMIN));
    const { invocations, kvs } = site.host.usage();
    const { objectives, targets } = await site.data('strategy', 'getStrategy', {});
    expect([objectives.length, targets.length]).toEqual([1_000, 3_000]);
    expect(Object.values(invocations).map(({ count }) => count)).toEqual([1]);
    expect(kvs.readUnits).toBeLessThanOrEqual(150);
    expect(Buffer.byteLength(json)).toBeLessThanOrEqual(1_600_000);
    expect(gzipSync(json).length).toBeLessThanOrEqual(300_000);
  });

  it('is exported as it was imported, in pages that each cost what they hold', async () => {
    const pages = await exportedPages(site);
    const all = pages.map(({ file }) => file);
    expect(pages.length).toBe(1);
    for (const section of ['cycles', 'objectives', 'targets', 'links', 'checkIns'] as const) {
      const exported = all.flatMap((file) => rowsOf(file, section));
      expect(exported.length).toBe(rowsOf(FILE, section).length);
      expect(missingFrom(exported, rowsOf(FILE, section), section)).toEqual([]);
    }
  });
});

describe('an import', () => {
  const issues = Array.from({ length: 20 }, (_, index): TestIssue => ({ id: 1_000 + index, key: `ONE-${index + 1}` }));

  /** Bytes written until the numbers of so many targets that are fed by work are there. */
  async function writtenFor(targets: number): Promise<number> {
    const site = await openSite(issues);
    const keys = issues.map(({ key }) => key);
    await site.host.settle();
    site.host.resetUsage();
    await importLarge(site, JSON.stringify(largeStrategy({ objectives: 10, targets, checkIns: 0, issues: keys })));
    const results = [...(await site.results()).values()];
    const { kvs } = site.host.usage();
    await site.close();
    expect(results.filter(({ leaves }) => leaves?.total === 1).length).toBe(Math.floor(targets / 3));
    return kvs.writtenBytes;
  }

  it('writes twice as much for twice as many targets that are fed by work', async () => {
    const [half, whole] = [await writtenFor(300), await writtenFor(600)];
    expect(whole / half).toBeLessThan(2.3);
  }, 120_000);

  it('of the largest file that one call takes is done within the time of a call', async () => {
    const site = await openSite([]);
    const targets = Array.from({ length: 2_050 }, (_, index) => ({
      ...{ key: `T${index}`, objective: 'OBJ-1', name: 'n', owner: null, horizon: 'strategic', unit: '' },
      ...{ measure: { type: 'metric', take: 'latest' }, baseline: 0, goal: 1, start: '2021-01-01', due: '2021-12-31' },
    }));
    const file = { ...strategyOf([]), targets };
    expect(Buffer.byteLength(JSON.stringify(file))).toBeLessThan(MAX_IMPORT_CALL_BYTES);
    site.host.resetUsage();
    const { changed } = await site.data('settings', 'importStrategy', { file });
    const { invocations } = site.host.usage();
    const { counts } = await site.data('settings', 'getSettings', {});
    await site.close();
    expect([changed.targets, counts.targets]).toEqual([2_050, 2_050]);
    expect(invocations['settings-calls']?.ms).toBeLessThan(0.8 * 25_000);
  }, 60_000);
});
