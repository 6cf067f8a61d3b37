import { z } from 'zod';
import { backupOf, readBackup, type BackupFile } from '../../static/backup/backup-file';
import { differences } from '../../static/backup/compare';
import { createHost } from '../host/host';
import { copyStore, openStore, type SiteStore } from '../host/store';
import { createCalls, dyingAt } from '../support/crash/dying';
import { exportedWhole, importLarge, stageLarge } from '../support/large-import';
import { NOW, openSite, siteOn, type TestIssue, type TestSite } from '../support/site';
import { largeStrategy } from '../support/strategies/large-strategy';

const ISSUES = Array.from({ length: 20 }, (_, index): TestIssue => ({ id: 1_000 + index, key: `ONE-${index + 1}` }));
const KEYS = ISSUES.map(({ key }) => key);
const FILE = largeStrategy({ objectives: 1_000, targets: 3_000, checkIns: 10_000, issues: KEYS });
const COUNTS = { cycles: 1, objectives: 1_000, targets: 3_000, links: 1_000, checkIns: 10_000 };
/** A little less than the platform allows. */
const MOST_MS = { 'on-work': 0.8 * 900_000, 'settings-calls': 0.8 * 25_000 };

/** What people could see of it, without what time alone moves. */
const TIMELY = new Set(['asOf', 'expected', 'variance', 'expectedProgress', 'status']);
const timeless = (file: unknown): unknown =>
  JSON.parse(JSON.stringify(file, (key, value: unknown) => (TIMELY.has(key) ? undefined : value)));

const rowsOf = (file: Readonly<Record<string, unknown>>, section: string): ReadonlyArray<Record<string, unknown>> =>
  file[section] as ReadonlyArray<Record<string, unknown>>;

async function readWhole(text: string): Promise<BackupFile> {
  const read = await readBackup(text);
  if (!read.ok) throw new Error(read.problem);
  return read.backup;
}

const importState = z.object({ value: z.object({ state: z.string(), done: z.number(), total: z.number() }) });
type Said = readonly [done: number, total: number];

/** How far an import says it is, whenever the app has written something and it says something new. */
function listening(store: SiteStore, importId: string, calls: ReturnType<typeof createCalls>, said: Said[]) {
  return {
    ...calls,
    mayAnswer(target: string, call: string): boolean {
      const state = importState.safeParse(store.get('kvs', `imp:${importId}`));
      const last = said.at(-1);
      if (state.success && (last?.[0] !== state.data.value.done || last[1] !== state.data.value.total)) {
        said.push([state.data.value.done, state.data.value.total]);
      }
      return calls.mayAnswer(target, call);
    },
  };
}

describe('a strategy of 1,000 objectives, 3,000 targets, 1,000 of them fed by work, and 10,000 check-ins', () => {
  let store: SiteStore;
  let site: TestSite;
  let backup: BackupFile;
  /** The store when the file had been handed over and nothing of it was applied. */
  let staged: SiteStore;
  let importId: string;
  beforeAll(async () => {
    store = await openStore();
    site = await openSite(ISSUES, { store });
    await site.host.settle();
    importId = await stageLarge(site, JSON.stringify(FILE));
    staged = await copyStore(store);
    await site.host.settle();
    backup = await readWhole(JSON.stringify(await backupOf(await exportedWhole(site), NOW)));
  }, 120_000);
  afterAll(async () => site.close());

  it('is restored on another site to an equal export, no step of it beyond its time', async () => {
    expect(backup.counts).toEqual(COUNTS);
    const other = await openSite(ISSUES);
    await other.host.settle();
    other.host.resetUsage();
    const restored = await importLarge(other, JSON.stringify(backup.strategy));
    const { invocations, errors } = other.host.usage();
    const found = await exportedWhole(other);
    await other.close();
    expect(restored).toMatchObject({ state: 'done', changed: { objectives: 1_000, targets: 3_000, checkIns: 10_000 } });
    expect([differences(backup.strategy, found), errors]).toEqual([[], []]);
    expect(timeless(found)).toEqual(timeless(backup.strategy));
    // All steps together stay below what one of them may take.
    expect(invocations['on-work']?.ms).toBeLessThan(MOST_MS['on-work']);
    expect(invocations['settings-calls']?.ms).toBeLessThan(MOST_MS['settings-calls']);
  }, 120_000);

  it('is imported by a process that dies twice on the way as by one that does not, and never says it has gone back', async () => {
    const said: Said[] = [];
    for (const nth of [400, 900]) {
      const calls = createCalls(dyingAt(nth, 'after'));
      const doomed = await createHost({
        clockStart: NOW,
        store: staged,
        calls: listening(staged, importId, calls, said),
      });
      await Promise.race([doomed.settle(), calls.died]);
      expect(calls.isDead()).toBe(true);
    }
    const calls = createCalls(undefined);
    const again = siteOn(
      await createHost({ clockStart: NOW, store: staged, calls: listening(staged, importId, calls, said) }),
    );
    await again.host.settle();
    const end = await again.data('settings', 'importStatus', { importId });
    const found = await exportedWhole(again);
    await again.close();
    expect(end).toMatchObject({ state: 'done', changed: { objectives: 1_000, targets: 3_000, checkIns: 10_000 } });
    expect(said.length).toBeGreaterThan(100);
    expect(said.filter(([done], index) => done < (said[index - 1]?.[0] ?? 0))).toEqual([]);
    expect(said.every(([done, total]) => done <= total)).toBe(true);
    expect(said.at(-1)).toEqual([end.total, end.total]);
    expect(timeless(found)).toEqual(timeless(backup.strategy));
  }, 120_000);
});

describe('a backup', () => {
  it('is restored over what people have changed since', async () => {
    const size = { objectives: 200, targets: 600, checkIns: 2_000 };
    const site = await openSite(ISSUES);
    await importLarge(site, JSON.stringify(largeStrategy({ ...size, issues: KEYS })));
    const backup = await readWhole(JSON.stringify(await backupOf(await exportedWhole(site), NOW)));
    const since = largeStrategy({ ...size, checkIns: 0, issues: KEYS.slice(7) });
    const objectives = rowsOf(since, 'objectives').map((row, index) =>
      index < 4 ? row : { ...row, parent: `OBJ-${(index % 4) + 1}`, name: `Renamed ${index}` },
    );
    await importLarge(site, JSON.stringify({ ...since, objectives }));
    expect(differences(backup.strategy, await exportedWhole(site)).length).toBeGreaterThan(300);
    const restored = await importLarge(site, JSON.stringify(backup.strategy));
    const found = await exportedWhole(site);
    await site.close();
    expect([restored.state, differences(backup.strategy, found)]).toEqual(['done', []]);
    expect(timeless(found)).toEqual(timeless(backup.strategy));
  }, 120_000);
});
