import fc from 'fast-check';
import type { CallInput } from '../../src/contract/calls';
import { seatOf } from '../../src/storage/board-seats';
import { interleaved } from '../support/interleaved';
import { openSite, strategyOf, withStrategy, type TestSite } from '../support/site';

const RUNS = { numRuns: 12 };
/** Where many act at once. */
const FEW_RUNS = { numRuns: 2 };
const METRIC = { measure: { type: 'metric', take: 'latest' }, baseline: 0, goal: 10, unit: 'points' };
const TARGETS = Array.from({ length: 6 }, (_, index) => ({ key: `TGT-${index + 1}`, links: [], extra: METRIC }));
const BASE = strategyOf(TARGETS) as Readonly<Record<string, ReadonlyArray<Readonly<Record<string, unknown>>>>>;
const OBJECTIVES = ['OBJ-1', 'OBJ-2', 'OBJ-3', 'OBJ-4'].map((key) => ({
  ...BASE['objectives']?.[1],
  key,
  parent: null,
}));
const FILE = { ...BASE, objectives: OBJECTIVES };

type Answer = Awaited<ReturnType<TestSite['call']>>;
const code = (answer: Answer): string => (answer.ok ? 'ok' : answer.code);

describe('at the same time, in every order of what they read and write', () => {
  let site: TestSite;
  beforeAll(async () => {
    site = await openSite([]);
    await withStrategy(site, FILE);
  });
  afterAll(async () => site.close());

  const strategy = async () => site.data('strategy', 'getStrategy', {});
  const objective = (key: string, change: Readonly<Record<string, unknown>>) => ({
    ...OBJECTIVES.find((one) => one.key === key),
    ...change,
  });
  const revOf = async (key: string): Promise<number | null> => {
    const { objectives, targets } = await strategy();
    return [...objectives, ...targets].find((one) => one.key === key)?.rev ?? null;
  };
  const save = async (key: string, rev: number | null, change: Readonly<Record<string, unknown>>): Promise<string> =>
    code(await site.call('strategy', 'saveObjective', { objective: objective(key, change), rev }));
  const put = async (file: Readonly<Record<string, unknown>>): Promise<string> =>
    code(await site.call('settings', 'importStrategy', { file }));
  const named = (name: string) => ({ ...FILE, objectives: OBJECTIVES.map((one) => ({ ...one, name })) });

  /** What pages read is what the records say, revision by revision. */
  async function boardIsRight(): Promise<void> {
    const { objectives, targets } = await strategy();
    const shown = [...objectives, ...targets].map(({ key, name, rev }) => [key, name, rev]);
    const records = ['objective', 'target'].flatMap((entity) =>
      site.host.store.entries(`kvs-entity:${entity}`).map(([key, value]) => {
        const { value: record = value } = value as { value?: unknown };
        const { rev, def } = record as { rev: number; def: { name: string } };
        return [key, def.name, rev];
      }),
    );
    expect(shown.sort()).toEqual(records.sort());
  }
  const race = async (check: (scheduler: fc.Scheduler) => Promise<void>, runs = RUNS): Promise<void> =>
    fc.assert(fc.asyncProperty(fc.scheduler(), check), runs);

  it('two people who save the same objective: one wins, the other is told', async () => {
    await race(async (scheduler) => {
      const rev = await revOf('OBJ-1');
      const [a, b] = await interleaved(scheduler, async () =>
        Promise.all([save('OBJ-1', rev, { name: `A${rev}` }), save('OBJ-1', rev, { name: `B${rev}` })]),
      );
      expect([a, b].sort()).toEqual(['ok', 'stale']);
      const { objectives } = await strategy();
      const name = objectives.find(({ key }) => key === 'OBJ-1')?.name;
      expect(name).toBe(a === 'ok' ? `A${rev}` : `B${rev}`);
      await boardIsRight();
    });
  });

  it('two subtrees that are moved into each other: one moves, and there is no loop', async () => {
    await race(async (scheduler) => {
      await put(FILE);
      const [one, two] = [await revOf('OBJ-1'), await revOf('OBJ-2')];
      const answers = await interleaved(scheduler, async () =>
        Promise.all([save('OBJ-1', one, { parent: 'OBJ-2' }), save('OBJ-2', two, { parent: 'OBJ-1' })]),
      );
      expect(answers.filter((answer) => answer === 'ok')).toHaveLength(1);
      const parents = new Map((await strategy()).objectives.map(({ key, parent }) => [key, parent]));
      expect([parents.get('OBJ-1'), parents.get('OBJ-2')].filter((parent) => parent !== null)).toHaveLength(1);
      await boardIsRight();
    });
  });

  it('a file that comes while somebody edits: each is whole, or is told', async () => {
    await race(async (scheduler) => {
      const rev = await revOf('OBJ-2');
      const [file, edit] = await interleaved(scheduler, async () =>
        Promise.all([put(named(`File ${rev}`)), save('OBJ-2', rev, { name: `Edit ${rev}` })]),
      );
      const names = (await strategy()).objectives.map(({ name }) => name);
      const others = names.filter((_name, index) => index !== 1);
      expect([file, edit]).toContain('ok');
      expect(new Set(others).size).toBe(1);
      expect(others[0] === `File ${rev}`).toBe(file === 'ok');
      expect([`File ${rev}`, `Edit ${rev}`]).toContain(names[1]);
      await boardIsRight();
    });
  });

  it('two files: what is left is one of them, whole', async () => {
    let round = 0;
    await race(async (scheduler) => {
      round += 1;
      const [a, b] = [`First ${round}`, `Second ${round}`];
      const answers = await interleaved(scheduler, async () => Promise.all([put(named(a)), put(named(b))]));
      expect(answers).toContain('ok');
      const left = new Set((await strategy()).objectives.map(({ name }) => name));
      expect([left.size, [a, b].includes([...left][0] ?? '')]).toEqual([1, true]);
      await boardIsRight();
    });
  });

  it('two people who change many at once: one change, whole', async () => {
    let weight = 1;
    await race(async (scheduler) => {
      weight += 2;
      const { targets } = await strategy();
      const entries = (each: number): CallInput<'saveMany'>['entries'] =>
        targets.map(({ key, rev }) => ({
          kind: 'target',
          entry: { ...BASE['targets']?.find((one) => one['key'] === key), weight: each },
          rev,
        }));
      const answers = await interleaved(scheduler, async () =>
        Promise.all(
          [weight, weight + 1].map(async (each) => site.call('strategy', 'saveMany', { entries: entries(each) })),
        ),
      );
      expect(answers.map(code)).toContain('ok');
      const weights = new Set((await strategy()).targets.map((target) => target.weight));
      expect([weights.size, weights.has(weight) || weights.has(weight + 1)]).toEqual([1, true]);
      await boardIsRight();
    });
  });

  it('two dozen people whose rows share a part of the board: all of them are saved', async () => {
    const seats = new Map<number, string[]>();
    for (let no = 1; no <= 40_000; no += 1) {
      const seat = seatOf('objective', `NEW-${no}`);
      seats.set(seat, [...(seats.get(seat) ?? []), `NEW-${no}`]);
    }
    const crowded = [...seats.values()].filter((keys) => keys.length >= 24);
    let round = 0;
    await race(async (scheduler) => {
      const keys = crowded[round]?.slice(0, 24) ?? [];
      round += 1;
      const answers = await interleaved(scheduler, async () =>
        Promise.all(
          keys.map(async (key) =>
            code(await site.call('strategy', 'saveObjective', { objective: { ...OBJECTIVES[0], key }, rev: null })),
          ),
        ),
      );
      expect(answers).toEqual(keys.map(() => 'ok'));
      await boardIsRight();
    }, FEW_RUNS);
  });

  it('a cycle that is closed while a file comes and somebody edits: nothing moves in it afterwards', async () => {
    let no = 0;
    await race(async (scheduler) => {
      no += 1;
      const key = `C${no}`;
      const cycle = { ...BASE['cycles']?.[0], key };
      const own = (name: string) => ({ ...OBJECTIVES[0], key: `OBJ-${key}`, cycle: key, name });
      await put({ ...BASE, targets: [], links: [], cycles: [cycle], objectives: [own('Before')] });
      const rev = (await site.data('strategy', 'getStrategy', { cycle: key })).cycle?.rev ?? 0;
      const committed = await site.call('strategy', 'commitCycle', { cycle: key, rev, reason: '' });
      const open = (await site.data('strategy', 'getStrategy', { cycle: key })).cycle?.rev ?? rev;
      const [closed, file, edit] = await interleaved(scheduler, async () =>
        Promise.all([
          site.call('strategy', 'closeCycle', { cycle: key, rev: open, reason: '' }).then(code),
          put({ ...BASE, targets: [], links: [], cycles: [], objectives: [own('File')] }),
          site.call('strategy', 'saveObjective', { objective: own('Edit'), rev: 1 }).then(code),
        ]),
      );
      await site.host.settle();
      const state = async () => {
        const { cycle: shown, objectives } = await site.data('strategy', 'getStrategy', { cycle: key });
        return [shown?.state, objectives.find((one) => one.key === `OBJ-${key}`)?.name];
      };
      const [is, name] = await state();
      expect([committed.ok, closed, is]).toEqual([true, 'ok', 'closed']);
      expect(name).toBe(edit === 'ok' ? (name === 'File' ? 'File' : 'Edit') : file === 'ok' ? 'File' : 'Before');
      await put({ ...BASE, targets: [], links: [], cycles: [], objectives: [own('After')] });
      expect(await state()).toEqual(['closed', name]);
    });
  });
});
