import fc from 'fast-check';
import type { CycleState } from '../../src/domain/cycle';
import { cycleNow, exportOf, step, type Step } from '../support/cycle-life';
import { openSite, strategyOf, withStrategy, type TestSite } from '../support/site';

const METRIC = { measure: { type: 'metric', take: 'latest' }, baseline: 30, goal: 60, unit: 'points' };
const FILE = {
  ...strategyOf([{ key: 'TGT-1', links: [], extra: METRIC }]),
  cycles: [
    { key: 'FY21', name: '2021', start: '2021-01-01', end: '2021-12-31' },
    { key: 'FY22', name: '2022', start: '2022-01-01', end: '2022-12-31' },
  ],
};
const CYCLES = ['FY21', 'FY22'] as const;
type Key = (typeof CYCLES)[number];

/** What the cycles are by the book: the state of each, and what a closed one exported when it was closed. */
interface Model {
  readonly states: Record<Key, CycleState>;
  readonly frozen: Partial<Record<Key, string>>;
  values: number;
}

const NEXT: Readonly<Record<Step, { readonly from: CycleState; readonly to: CycleState }>> = {
  commitCycle: { from: 'draft', to: 'committed' },
  closeCycle: { from: 'committed', to: 'closed' },
  reopenCycle: { from: 'closed', to: 'committed' },
};

const isOpen = ({ states }: Model, key: Key): boolean => states[key] !== 'closed';

type Command = fc.AsyncCommand<Model, TestSite>;

const takeStep = (name: Step, key: Key): Command => ({
  check: () => true,
  toString: () => `${name} ${key}`,
  async run(model, site) {
    const isRight = model.states[key] === NEXT[name].from;
    const said = await step(site, name, key);
    expect(said === 'ok').toBe(isRight);
    if (!isRight) return;
    model.states[key] = NEXT[name].to;
    await site.host.settle();
    if (name === 'closeCycle') model.frozen[key] = await exportOf(site, key);
    else delete model.frozen[key];
  },
});

/** A change to what is in a cycle: made while it is open, refused with its words once it is closed. */
const change = (
  what: string,
  key: Key,
  make: (
    site: TestSite,
    model: Model,
  ) => Promise<{ ok: boolean; code?: string; details?: readonly { message: string }[] }>,
): Command => ({
  check: () => true,
  toString: () => `${what} in ${key}`,
  async run(model, site) {
    const answer = await make(site, model);
    expect(answer.ok).toBe(isOpen(model, key));
    if (!answer.ok) expect(JSON.stringify(answer.details ?? [])).toContain('closed');
  },
});

const checkIn = (value: number): Command =>
  change(`check in ${value}`, 'FY21', async (site) =>
    site.call('strategy', 'recordCheckIn', { checkIn: { target: 'TGT-1', at: '2021-03-31', value } }),
  );
const add = (key: Key): Command =>
  change('add an objective', key, async (site, model) => {
    model.values += 1;
    const objective = { key: `NEW-${model.values}`, name: 'New', cycle: key, level: 'organization' };
    return site.call('strategy', 'saveObjective', { objective, rev: null });
  });
const importInto = (key: Key): Command =>
  change('import', key, async (site, model) => {
    model.values += 1;
    const objective = { key: `IMP-${model.values}`, name: 'Imported', cycle: key, level: 'team' };
    const file = { format: 'throughline.strategy', version: 1, objectives: [objective] };
    return site.call('settings', 'importStrategy', { file });
  });
const carry: Command = change('carry forward', 'FY22', async (site) =>
  site.call('strategy', 'carryForward', {
    from: 'FY21',
    to: 'FY22',
    objectives: ['OBJ-1', 'OBJ-2'],
    targets: ['TGT-1'],
    mode: 'continue',
    withLinks: true,
  }),
);
const key = fc.constantFrom(...CYCLES);

const COMMANDS = [
  fc.tuple(fc.constantFrom<Step>('commitCycle', 'closeCycle', 'reopenCycle'), key).map((args) => takeStep(...args)),
  fc.tuple(fc.constantFrom<Step>('commitCycle', 'closeCycle', 'reopenCycle'), key).map((args) => takeStep(...args)),
  fc.integer({ min: 30, max: 60 }).map(checkIn),
  key.map(add),
  key.map(importInto),
  fc.constant(carry),
];

describe('the life of cycles, whatever is done in whatever order', () => {
  it('reaches no illegal state, and what a closed cycle exports never changes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.commands(COMMANDS, { maxCommands: 14 }), async (commands) => {
        const site = await openSite([]);
        try {
          await withStrategy(site, FILE);
          const model: Model = { states: { FY21: 'draft', FY22: 'draft' }, frozen: {}, values: 0 };
          await fc.asyncModelRun(() => ({ model, real: site }), commands);
          await site.host.settle();
          for (const one of CYCLES) {
            expect((await cycleNow(site, one)).state).toBe(model.states[one]);
            const exported = model.frozen[one] === undefined ? undefined : await exportOf(site, one);
            expect(exported).toBe(model.frozen[one]);
          }
        } finally {
          await site.close();
        }
      }),
      { numRuns: 12 },
    );
  }, 180_000);
});

describe('two who take a cycle on at the same time', () => {
  it('close it while somebody edits in it: the edit is in what was closed, or was refused', async () => {
    const site = await openSite([]);
    await withStrategy(site, FILE);
    await step(site, 'commitCycle', 'FY21');
    const { targets } = await site.data('strategy', 'getStrategy', { cycle: 'FY21' });
    const { rev, result: _result, linkCount: _links, ...entry } = targets[0] ?? { rev: 0, result: null, linkCount: 0 };
    const [closed, saved] = await Promise.all([
      step(site, 'closeCycle', 'FY21'),
      site.call('strategy', 'saveTarget', { target: { ...entry, name: 'Renamed' }, rev }),
    ]);
    await site.host.settle();
    const after = await exportOf(site, 'FY21');
    expect(closed).toBe('ok');
    expect(after.includes('Renamed')).toBe(saved.ok);
    expect(after).toContain('"frozen"');
    await site.close();
  });
});
