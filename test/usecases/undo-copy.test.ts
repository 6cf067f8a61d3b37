import type { CallOutput } from '../../src/contract/calls';
import { openSite, person, strategyOf, withStrategy, type TestIssue, type TestSite } from '../support/site';

const owner = '712020:owner';
const OWNER = 'owner@example.com';
const METRIC = { measure: { type: 'metric', take: 'latest' }, baseline: 30, goal: 60, unit: 'points' };
const ISSUES: readonly TestIssue[] = [
  { id: 1001, key: 'ONE-1', level: 1 },
  { id: 1002, key: 'ONE-2', parent: 'ONE-1', category: 'done' },
  { id: 1003, key: 'ONE-3', parent: 'ONE-1' },
];
const base = strategyOf([
  { key: 'TGT-1', links: [{ issue: 'ONE-1', below: true }] },
  { key: 'TGT-2', links: [], extra: { ...METRIC, owner } },
]);

describe('undoing a copy', () => {
  let site: TestSite;
  beforeEach(async () => {
    site = await openSite(ISSUES, { users: [person(OWNER, '*')] });
    await withStrategy(site, base);
  });
  afterEach(async () => site.close());

  /** The strategy without what is reckoned anew at each moment. */
  const exported = async () => {
    const { file } = await site.data('settings', 'exportStrategy', {});
    const targets = Array.isArray(file['targets']) ? file['targets'] : [];
    return { ...file, targets: targets.map((target: object) => ({ ...target, result: null })) };
  };
  const copied = async () =>
    site.data('strategy', 'copyEntry', {
      ...{ kind: 'objective', key: 'OBJ-2', name: 'Once more', withTargets: true, withLinks: true },
      once: 'a-name',
    });
  const undone = async ({ key, targets }: CallOutput<'copyEntry'>): Promise<CallOutput<'getCarryUndo'>> => {
    const { undoId } = await site.data('strategy', 'undoCopy', { kind: 'objective', key, targets, once: 'a-name' });
    await site.host.settle();
    return site.data('strategy', 'getCarryUndo', { undoId });
  };

  it('leaves the strategy as it was, work counted meanwhile included, and says so in the audit log', async () => {
    const before = await exported();
    const copy = await copied();
    await site.host.settle();
    expect((await site.results()).get(copy.targets[0] ?? '')).toMatchObject({ actual: 50 });
    expect(await undone(copy)).toEqual({ state: 'done', removed: 3, stays: [], more: 0 });
    expect(await exported()).toEqual(before);
    expect([...(await site.results()).keys()]).toEqual(['TGT-1', 'TGT-2']);
    const { entries } = await site.data('settings', 'listAudit', { text: copy.key });
    expect(entries[0]).toMatchObject({ reason: 'A duplicate was undone' });
  });

  it('makes one copy of two requests of one name, at the same time or after each other', async () => {
    const [first, second] = await Promise.all([copied(), copied()]);
    expect(second).toEqual(first);
    expect(await copied()).toEqual(first);
    const { objectives, targets } = await site.data('strategy', 'getStrategy', {});
    expect(objectives.filter(({ name }) => name === 'Once more')).toHaveLength(1);
    expect(targets).toHaveLength(4);
  });

  it('keeps what somebody touched since, and everything that is no copy of one’s own', async () => {
    const copy = await copied();
    const [, metric = ''] = copy.targets;
    const checkIn = { target: metric, at: '2021-03-31', value: 41 };
    await site.data('strategy', 'recordCheckIn', { checkIn });
    expect((await undone(copy)).stays).toEqual(
      expect.arrayContaining([
        { key: metric, why: 'changed' },
        { key: copy.key, why: 'under' },
      ]),
    );
    const before = await exported();
    const notCopied = { key: 'OBJ-2', cycle: 'FY21', targets: ['TGT-1', 'TGT-2'] };
    expect(await undone(notCopied)).toMatchObject({ removed: 0 });
    expect((await exported()).targets).toEqual(before.targets);
  });

  it('is for those who may change it; what they did not make stays, and what they may not change is refused', async () => {
    const undo = async (key: string) => site.call('strategy', 'undoCopy', { kind: 'target', key, targets: [] }, OWNER);
    expect(await undo('TGT-1')).toMatchObject({ ok: false, code: 'forbidden' });
    expect(await undo('TGT-99')).toMatchObject({ ok: false, code: 'not-found' });
    const begun = await undo('TGT-2');
    expect(begun).toMatchObject({ ok: true });
    await site.host.settle();
    expect([...(await site.results()).keys()]).toEqual(['TGT-1', 'TGT-2']);
  });
});
