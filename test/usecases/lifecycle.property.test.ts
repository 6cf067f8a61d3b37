import fc from 'fast-check';
import { beforeTheFirstWrite } from '../support/interleaved';
import { openSite, person, strategyOf, withStrategy, type TestSite } from '../support/site';

/**
 * Whatever people do to objectives and targets, one after the other or at once, the strategy stays one: no parents in a loop,
 * every target in its objective's cycle, an end with its reason, and a history that leads back to how each thing began.
 */
const OBJECTIVES = ['OBJ-1', 'OBJ-2', 'OBJ-3', 'OBJ-4'] as const;
const TARGETS = ['TGT-1', 'TGT-2'] as const;
const CYCLES = ['FY21', 'Q1'] as const;
const OWNER = 'owner@example.com';
const owner = '712020:owner';

const objectiveKey = fc.constantFrom(...OBJECTIVES);
const targetKey = fc.constantFrom(...TARGETS);

type Step =
  | { readonly do: 'edit'; readonly key: string; readonly fields: Record<string, unknown> }
  | { readonly do: 'target'; readonly key: string; readonly fields: Record<string, unknown> }
  | { readonly do: 'copy'; readonly key: string }
  | { readonly do: 'affirm'; readonly key: string }
  | { readonly do: 'import' };

const fields = fc.oneof(
  fc.record({ name: fc.constantFrom('Grow', 'Hold', 'Shrink') }),
  fc.record({ parent: fc.oneof(fc.constant(null), objectiveKey) }),
  fc.record({ cycle: fc.constantFrom(...CYCLES) }),
  fc.record({ owner: fc.constantFrom(null, owner) }),
  fc.constant({ status: 'active' }),
  fc.constant({ status: 'draft' }),
  fc.record({
    status: fc.constant('closed'),
    closing: fc.oneof(
      fc.constant(null),
      fc.record({
        reason: fc.constantFrom('achieved', 'merged', 'postponed'),
        learning: fc.constantFrom('', 'Too early.'),
        into: fc.oneof(fc.constant(null), objectiveKey),
      }),
    ),
  }),
);

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('edit' as const), key: objectiveKey, fields }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('target' as const),
      key: targetKey,
      fields: fc.oneof(fc.record({ objective: objectiveKey }), fc.record({ goal: fc.integer({ min: 1, max: 9 }) })),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('copy' as const), key: objectiveKey }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('affirm' as const), key: targetKey }) },
  { weight: 1, arbitrary: fc.constant({ do: 'import' as const }) },
);

const BASE = strategyOf([
  { key: 'TGT-1', links: [], extra: { owner } },
  { key: 'TGT-2', links: [], extra: { owner, objective: 'OBJ-4' } },
]);
const more = { cycle: 'FY21', level: 'team', owner };
const FILE = {
  ...BASE,
  cycles: [
    ...(BASE['cycles'] as object[]),
    { key: 'Q1', name: 'First quarter', start: '2021-01-01', end: '2021-03-31' },
  ],
  objectives: [
    ...(BASE['objectives'] as object[]),
    { ...more, key: 'OBJ-3', name: 'Third', parent: 'OBJ-2' },
    { ...more, key: 'OBJ-4', name: 'Fourth', parent: 'OBJ-1' },
  ],
};
/** What an import in between says again: one objective and one target as they were at first. */
const AGAIN = {
  ...FILE,
  objectives: [FILE.objectives[2]],
  targets: [(BASE['targets'] as object[])[0]],
  links: [],
};

type Thing = Readonly<Record<string, unknown>> & { readonly key: string };
interface Exported {
  readonly objectives: readonly Thing[];
  readonly targets: readonly Thing[];
}

async function exported(site: TestSite): Promise<Exported> {
  const { file } = await site.data('settings', 'exportStrategy', {});
  return { objectives: file['objectives'] as Thing[], targets: file['targets'] as Thing[] };
}

/** Reads what is there and saves it with the change, as a page does; what stands against it is an answer. */
async function perform(site: TestSite, one: Step): Promise<string> {
  const said = (answer: { ok: boolean; code?: string }): string => (answer.ok ? 'ok' : String(answer.code));
  switch (one.do) {
    case 'edit': {
      const { objectives } = await site.data('strategy', 'getStrategy', {});
      const seen = objectives.find(({ key }) => key === one.key);
      const elsewhere =
        seen ??
        (await site.data('strategy', 'getStrategy', { cycle: 'Q1' })).objectives.find(({ key }) => key === one.key);
      if (elsewhere === undefined) return 'not-found';
      const { rev, roll: _roll, ...entry } = elsewhere;
      return said(await site.call('strategy', 'saveObjective', { objective: { ...entry, ...one.fields }, rev }));
    }
    case 'target': {
      const {
        rev,
        linkCount: _links,
        result: _result,
        ...entry
      } = (await site.data('strategy', 'getTarget', { target: one.key })).target;
      const entries = [{ kind: 'target' as const, entry: { ...entry, ...one.fields }, rev }];
      return said(await site.call('strategy', 'saveMany', { entries }));
    }
    case 'copy':
      return said(
        await site.call('strategy', 'copyEntry', { kind: 'objective', key: one.key, name: 'Copy', withTargets: true }),
      );
    case 'affirm':
      return said(await site.call('strategy', 'affirm', { kind: 'target', key: one.key }, OWNER));
    case 'import':
      return said(await site.call('settings', 'importStrategy', { file: AGAIN }));
  }
}

const isLoop = (objectives: readonly Thing[]): boolean => {
  const parentOf = new Map(objectives.map(({ key, parent }) => [key, parent]));
  return objectives.some(({ key }) => {
    const passed = new Set<unknown>();
    for (let at: unknown = key; at !== null && at !== undefined; at = parentOf.get(String(at))) {
      if (passed.has(at)) return true;
      passed.add(at);
    }
    return false;
  });
};

/** Everything that must be true of a strategy, as a list of what is not. */
async function wrongs(site: TestSite): Promise<readonly string[]> {
  const { objectives, targets } = await exported(site);
  const cycles = new Map(objectives.map(({ key, cycle }) => [key, cycle]));
  const wrong: string[] = isLoop(objectives) ? ['parents in a loop'] : [];
  for (const { key, status, closing } of objectives) {
    if (status !== 'closed' && closing !== null) wrong.push(`${key} goes on and has an end`);
    const end = closing as { reason: string; into: string | null } | null;
    if (status === 'closed' && end === null) wrong.push(`${key} is closed without a reason`);
    if (end?.into === key || (end?.reason === 'merged' && end.into === null))
      wrong.push(`${key} is merged into nothing`);
  }
  for (const cycle of CYCLES) {
    const meant = targets.filter(({ objective }) => cycles.get(String(objective)) === cycle).length;
    const { targets: there } = await site.data('strategy', 'previewCycle', { cycle });
    if (there !== meant) wrong.push(`${cycle} has ${there} targets and its objectives have ${meant}`);
  }
  for (const kind of ['objective', 'target'] as const) {
    for (const { key } of kind === 'objective' ? objectives : targets)
      wrong.push(...(await brokenHistory(site, kind, key)));
  }
  return wrong;
}

/** A history begins with its thing, and each change begins where the one before it ended. */
async function brokenHistory(site: TestSite, kind: 'objective' | 'target', key: string): Promise<readonly string[]> {
  const { versions } = await site.data('strategy', 'listVersions', { kind, key });
  const wrong = versions.at(-1)?.isNew === true ? [] : [`${key} has no beginning`];
  const last = new Map<string, string | null>();
  for (const { changes } of versions) {
    for (const { field, from, to } of changes) {
      const next = last.get(field);
      if (last.has(field) && next !== to)
        wrong.push(`${key}.${field} ends at ${String(to)} and goes on from ${String(next)}`);
      if (from === to) wrong.push(`${key}.${field} changed to what it was`);
      last.set(field, from);
    }
  }
  return wrong;
}

describe('a strategy that people change', () => {
  it('stays whole whatever they do, one after the other and at once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(step, { minLength: 1, maxLength: 3 }), { maxLength: 6 }), async (rounds) => {
        const site = await openSite([], { users: [person(OWNER, '*')] });
        try {
          await withStrategy(site, FILE);
          for (const round of rounds) {
            const answers = await Promise.all(round.map(async (one) => perform(site, one)));
            const known = ['ok', 'invalid', 'stale', 'not-found', 'forbidden'];
            expect(answers.filter((answer) => !known.includes(answer))).toEqual([]);
            await site.host.advance({ byMs: 1_000 });
          }
          expect(await wrongs(site)).toEqual([]);
        } finally {
          await site.close();
        }
      }),
      { numRuns: 25 },
    );
  }, 240_000);

  it('lets one of two win who edit the same objective at the same time, and tells the other', async () => {
    const site = await openSite([]);
    await withStrategy(site, FILE);
    const names = ['Mine', 'Theirs'];
    const answers = await Promise.all(
      names.map(async (name) => perform(site, { do: 'edit', key: 'OBJ-2', fields: { name } })),
    );
    expect([...answers].sort()).toEqual(['ok', 'stale']);
    const { objectives } = await site.data('strategy', 'getStrategy', {});
    expect(objectives.find(({ key }) => key === 'OBJ-2')?.name).toBe(names[answers.indexOf('ok')]);
    const { versions } = await site.data('strategy', 'listVersions', { kind: 'objective', key: 'OBJ-2' });
    expect(versions).toHaveLength(2);
    await site.close();
  });

  it.each(['moves', 'is placed'])(
    'keeps a target in the cycle of its objective when one %s meanwhile',
    async (last) => {
      const site = await openSite([]);
      await withStrategy(site, FILE);
      const moves = async () => perform(site, { do: 'edit', key: 'OBJ-1', fields: { cycle: 'Q1' } });
      const isPlaced = async () => perform(site, { do: 'target', key: 'TGT-1', fields: { objective: 'OBJ-1' } });
      const [other, work] = last === 'moves' ? [isPlaced, moves] : [moves, isPlaced];
      expect(await beforeTheFirstWrite(other, work)).toBe('ok');
      expect(await wrongs(site)).toEqual([]);
      const { versions } = await site.data('strategy', 'listVersions', { kind: 'target', key: 'TGT-1' });
      const told = versions.flatMap(({ changes }) => changes).filter(({ field }) => field === 'cycle');
      expect(told).toEqual([{ field: 'cycle', from: 'FY21', to: 'Q1' }]);
      await site.close();
    },
  );
});
