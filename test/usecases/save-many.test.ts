import type { CallInput } from '../../src/contract/calls';
import { openSite, person, strategyOf, USER, withStrategy, type TestSite } from '../support/site';

const OWNER = 'owner@example.com';
const owner = '712020:owner';
const METRIC = { measure: { type: 'metric', take: 'latest' }, baseline: 30, goal: 60, unit: 'points', owner };
const FILE = strategyOf([
  { key: 'TGT-1', links: [{ issue: 'ONE-1' }] },
  ...Array.from({ length: 40 }, (_unused, index) => ({ key: `TGT-${index + 2}`, links: [], extra: METRIC })),
]);

type Entries = CallInput<'saveMany'>['entries'];
type Answer = Awaited<ReturnType<TestSite['call']>>;
const code = (answer: Answer): string => (answer.ok ? 'ok' : answer.code);
const pathsOf = (answer: Answer): readonly string[] =>
  answer.ok ? [] : (answer.details ?? []).map(({ path }) => path);

describe('saving many entries at once', () => {
  let site: TestSite;
  beforeEach(async () => {
    site = await openSite([{ id: 1001, key: 'ONE-1' }], { users: [person(OWNER, '*')] });
    await withStrategy(site, FILE);
  });
  afterEach(async () => site.close());

  /** Everything the page knows of the named ones, as entries with a change each. */
  async function entriesOf(keys: readonly string[], change: Record<string, unknown>): Promise<Entries> {
    const { objectives, targets } = await site.data('strategy', 'getStrategy', {});
    return keys.map((key) => {
      const { rev, ...known } = [...objectives, ...targets].find((one) => one.key === key) ?? { rev: 0 };
      const dropped = new Set(['roll', 'result', 'linkCount']);
      const entry = Object.fromEntries(Object.entries(known).filter(([field]) => !dropped.has(field)));
      return {
        kind: key.startsWith('OBJ') ? ('objective' as const) : ('target' as const),
        entry: { ...entry, ...change },
        rev,
      };
    });
  }
  const weights = async (): Promise<Record<string, number>> => {
    const { targets } = await site.data('strategy', 'getStrategy', {});
    return Object.fromEntries(targets.map(({ key, weight }) => [key, weight]));
  };
  const allKeys = Array.from({ length: 41 }, (_unused, index) => `TGT-${index + 1}`);

  it('changes objectives and targets together, keeps links, and says it in one entry of the log', async () => {
    const entries = await entriesOf(['OBJ-2', 'TGT-1', 'TGT-2'], { weight: 3 });
    expect(await site.data('strategy', 'saveMany', { entries })).toEqual({ changed: 3, unchanged: 0, left: [] });
    const { links, target } = await site.data('strategy', 'getTarget', { target: 'TGT-1' });
    expect([links.map(({ key }) => key), target.weight]).toEqual([['ONE-1'], 3]);
    const { entries: log } = await site.data('settings', 'listAudit', {});
    expect(log[0]?.items.map(({ key, changes }) => [key, changes])).toEqual(
      ['OBJ-2', 'TGT-1', 'TGT-2'].map((key) => [key, [{ field: 'weight', from: '1', to: '3' }]]),
    );
    expect(await site.data('strategy', 'saveMany', { entries })).toEqual({ changed: 0, unchanged: 3, left: [] });
  });

  it('changes nothing when one of them has a mistake, and says which', async () => {
    const entries = await entriesOf(['TGT-2', 'TGT-3'], { weight: 3 });
    const [first, second] = entries;
    const broken = [first, { ...second, entry: { ...second?.entry, due: '2020-01-01' } }] as Entries;
    const answer = await site.call('strategy', 'saveMany', { entries: broken });
    expect([code(answer), pathsOf(answer)]).toEqual(['invalid', ['entries[1].due']]);
    expect((await weights())['TGT-2']).toBe(1);
  });

  it('starts nothing while some may not be changed, and names them', async () => {
    const entries = await entriesOf(['TGT-2', 'TGT-1', 'TGT-3'], { weight: 3 });
    const answer = await site.call('strategy', 'saveMany', { entries }, OWNER);
    expect([code(answer), pathsOf(answer)]).toEqual(['forbidden', ['entries[1]']]);
    expect((await weights())['TGT-2']).toBe(1);
    const own = entries.filter(({ entry }) => entry['key'] !== 'TGT-1');
    expect(code(await site.call('strategy', 'saveMany', { entries: own }, OWNER))).toBe('ok');
    expect(code(await site.call('strategy', 'saveMany', { entries: own }, USER))).toBe('forbidden');
    const withLinks = own.map((one) => ({ ...one, links: [] }));
    expect(code(await site.call('strategy', 'saveMany', { entries: withLinks }, OWNER))).toBe('forbidden');
  });

  it('changes nothing when somebody was faster at one of a few', async () => {
    const entries = await entriesOf(['TGT-2', 'TGT-3'], { weight: 3 });
    const theirs = await entriesOf(['TGT-3'], { name: 'Theirs' });
    await site.data('strategy', 'saveMany', { entries: theirs });
    const answer = await site.call('strategy', 'saveMany', { entries });
    expect([code(answer), pathsOf(answer)]).toEqual(['stale', ['entries[1]']]);
    expect(await weights()).toMatchObject({ 'TGT-2': 1, 'TGT-3': 1 });
  });

  it('saves more than one transaction holds, and goes on where it ended when it is asked again', async () => {
    const entries = await entriesOf(allKeys, { weight: 2 });
    const some = entries.slice(0, 20);
    await site.data('strategy', 'saveMany', { entries: some });
    expect(await site.data('strategy', 'saveMany', { entries })).toEqual({ changed: 21, unchanged: 20, left: [] });
    expect(new Set(Object.values(await weights()))).toEqual(new Set([2]));
  });

  it('lets two who change the same many at the same time end with each entry from one of them, and says which were left', async () => {
    const [mine, theirs] = [
      await entriesOf(allKeys, { weight: 2 }),
      await entriesOf([...allKeys].reverse(), { weight: 5 }),
    ];
    const answers = await Promise.all(
      [mine, theirs].map(async (entries) => site.call('strategy', 'saveMany', { entries })),
    );
    const after = await weights();
    expect(Object.values(after).every((weight) => weight === 2 || weight === 5)).toBe(true);
    const said = answers.map((answer) => (answer.ok ? answer.data.left.length : 0));
    const kept = [2, 5].map((wanted) => Object.values(after).filter((weight) => weight !== wanted).length);
    // Whoever was answered knows exactly which of theirs did not take.
    answers.forEach((answer, index) => expect([answer.ok, said[index]]).toEqual([true, kept[index]]));
  });

  it('moves two subtrees into each other for one of two people alone, and never makes a loop', async () => {
    const more = ['OBJ-3', 'OBJ-4'].map((key) => ({
      kind: 'objective' as const,
      entry: { key, name: key, cycle: 'FY21', level: 'team', parent: 'OBJ-1' },
      rev: null,
    }));
    await site.data('strategy', 'saveMany', { entries: more });
    const down = await entriesOf(['OBJ-3'], { parent: 'OBJ-4' });
    const up = await entriesOf(['OBJ-4'], { parent: 'OBJ-3' });
    const answers = await Promise.all(
      [down, up].map(async (entries) => site.call('strategy', 'saveMany', { entries })),
    );
    expect(answers.map(code).sort()).toEqual(['invalid', 'ok']);
    const { objectives } = await site.data('strategy', 'getStrategy', {});
    const parents = Object.fromEntries(objectives.map(({ key, parent }) => [key, parent]));
    expect([parents['OBJ-3'], parents['OBJ-4']].sort()).toEqual(
      answers[0]?.ok === true ? ['OBJ-1', 'OBJ-4'] : ['OBJ-1', 'OBJ-3'],
    );
  });

  it('moves one way when the two moves are single edits', async () => {
    const make = (key: string) => ({ key, name: key, cycle: 'FY21', level: 'team', parent: 'OBJ-1' });
    for (const key of ['OBJ-3', 'OBJ-4'])
      await site.data('strategy', 'saveObjective', { objective: make(key), rev: null });
    const moves = [
      { objective: { ...make('OBJ-3'), parent: 'OBJ-4' }, rev: 1 },
      { objective: { ...make('OBJ-4'), parent: 'OBJ-3' }, rev: 1 },
    ];
    const answers = await Promise.all(moves.map(async (move) => site.call('strategy', 'saveObjective', move)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.map(code).filter((one) => one !== 'ok')).toEqual([expect.stringMatching(/^(stale|invalid)$/)]);
  });

  it('refuses a loop in words', async () => {
    const entries = await entriesOf(['OBJ-1'], { parent: 'OBJ-2' });
    const answer = await site.call('strategy', 'saveMany', { entries });
    expect([code(answer), pathsOf(answer)]).toEqual(['invalid', ['entries[0].parent']]);
  });

  it('creates a subtree whose parts refer to each other, for whoever may put it there', async () => {
    const subtree: Entries = [
      {
        kind: 'objective',
        entry: { key: 'OBJ-8', name: 'Copy', cycle: 'FY21', level: 'team', parent: 'OBJ-1' },
        rev: null,
      },
      {
        kind: 'objective',
        entry: { key: 'OBJ-9', name: 'Below', cycle: 'FY21', level: 'team', parent: 'OBJ-8' },
        rev: null,
      },
      {
        kind: 'target',
        entry: { ...METRIC, key: 'TGT-90', name: 'Copy', objective: 'OBJ-8', start: '2021-01-01', due: '2021-12-31' },
        rev: null,
      },
    ];
    expect(code(await site.call('strategy', 'saveMany', { entries: subtree }, OWNER))).toBe('forbidden');
    const [top] = await entriesOf(['OBJ-1'], { owner });
    await site.data('strategy', 'saveMany', { entries: top === undefined ? [] : [top] });
    // Who may put it there but not import a file is given keys, and chooses none.
    const chosen = await site.call('strategy', 'saveMany', { entries: subtree }, OWNER);
    expect([code(chosen), pathsOf(chosen)]).toEqual(['invalid', [0, 1, 2].map((no) => `entries[${no}].key`)]);
    expect(code(await site.call('strategy', 'saveMany', { entries: subtree }))).toBe('ok');
    const asked = { kind: 'objective', key: 'OBJ-8', name: 'Mine', withTargets: true } as const;
    expect((await site.data('strategy', 'copyEntry', asked, OWNER)).targets).toHaveLength(1);
    expect(
      code(
        await site.call('strategy', 'saveMany', {
          entries: subtree.map((one) => ({ ...one, entry: { ...one.entry, name: 'Again' } })),
        }),
      ),
    ).toBe('invalid');
  });
});
