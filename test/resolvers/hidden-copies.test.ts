import { copiesIn } from '../support/copies';
import { ADMIN, type TestSite } from '../support/site';
import { INSIDER, MANAGER, openTwins, type Twins } from '../support/twin-sites';

const NEXT = {
  format: 'throughline.strategy',
  version: 1,
  cycles: [{ key: 'FY22', name: '2022', start: '2022-01-01', end: '2022-12-31' }],
};
const WISH = {
  from: 'FY21',
  to: 'FY22',
  objectives: ['OBJ-1', 'OBJ-2'],
  targets: ['TGT-1', 'TGT-2'],
  mode: 'continue' as const,
  withLinks: true,
};

/** Keys of copies are drawn, and the hour is not the same; what is left is what somebody can tell sites apart by. */
const told = (answer: unknown): unknown =>
  JSON.parse(
    JSON.stringify(answer)
      .replace(/(OBJ|TGT)-[B-Z][2-9B-Z]{7}\b/g, '$1-drawn')
      .replace(/\d{4}-\d{2}-\d{2}T[^"]*/g, ''),
  );

/** Somebody carries a part of the plan and hides what they carried. */
async function carryAndHide(site: TestSite): Promise<void> {
  await site.data('strategy', 'carryForward', { ...WISH, objectives: ['OBJ-2'] }, INSIDER);
  const { objectives } = await site.data('strategy', 'getStrategy', { cycle: 'FY22' }, INSIDER);
  for (const { key, name, rev } of objectives) {
    const restrictedTo = { accounts: ['712020:insider'], groups: [] };
    const objective = { key, name, cycle: 'FY22', level: 'team', restrictedTo };
    await site.data('strategy', 'saveObjective', { objective, rev }, INSIDER);
  }
  await site.host.settle();
}

describe('a copy that was hidden', () => {
  let twins: Twins;
  beforeAll(async () => {
    twins = await openTwins();
    for (const site of [twins.whole, twins.bare]) await site.data('settings', 'importStrategy', { file: NEXT }, ADMIN);
    await carryAndHide(twins.whole);
  }, 60_000);
  afterAll(async () => twins.close());

  const onBoth = async (ask: (site: TestSite) => Promise<unknown>): Promise<readonly [unknown, unknown]> => [
    told(await ask(twins.whole)),
    told(await ask(twins.bare)),
  ];

  it('is told by nothing where the same is carried by somebody who may not see it: no preview, copy, audit or undo', async () => {
    for (const user of [ADMIN, MANAGER]) {
      const preview = await onBoth(async (site) => site.call('strategy', 'previewCarry', WISH, user));
      expect(preview[0]).toEqual(preview[1]);
    }
    const carried = await onBoth(async (site) => site.call('strategy', 'carryForward', WISH, MANAGER));
    expect(carried).toEqual([carried[1], { ok: true, data: { created: 4, existing: 0, left: 0 } }]);
    const again = await onBoth(async (site) => site.call('strategy', 'previewCarry', WISH, ADMIN));
    expect(again).toEqual([again[1], { ok: true, data: { existing: 4, objectives: [], targets: [] } }]);
    for (const site of [twins.whole, twins.bare]) {
      const copy = await copiesIn(site, 'FY22');
      for (const key of WISH.objectives) expect(copy(key)).toMatch(/^OBJ-[B-Z][2-9B-Z]{7}$/);
      for (const key of WISH.targets) expect(copy(key)).toMatch(/^TGT-[B-Z][2-9B-Z]{7}$/);
    }
    const audit = await onBoth(async (site) => {
      const { entries } = await site.data('settings', 'listAudit', { kind: 'objective' }, ADMIN);
      return entries.filter(({ reason }) => reason?.startsWith('Carried forward') === true);
    });
    expect(audit[0]).toEqual(audit[1]);
    expect(JSON.stringify(audit[0])).toContain('OBJ-drawn');
    const { mode: _mode, withLinks: _withLinks, ...keys } = WISH;
    const undone = await onBoth(async (site) => {
      const { undoId } = await site.data('strategy', 'undoCarry', keys, MANAGER);
      await site.host.settle();
      return site.call('strategy', 'getCarryUndo', { undoId }, MANAGER);
    });
    expect(undone).toEqual([undone[1], { ok: true, data: { state: 'done', removed: 4, stays: [], more: 0 } }]);
  });
});
