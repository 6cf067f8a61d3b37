import fc from 'fast-check';
import {
  parseAccountId,
  parseCycleKey,
  parseObjectiveKey,
  type AccountId,
  type ObjectiveKey,
} from '../../src/domain/ids';
import type { Objective } from '../../src/domain/objective';
import { countsAbove, visibleObjectives, type Reader } from '../../src/domain/sight';
import { DEFAULT_OBJECTIVE } from '../../src/domain/strategy-file/defaults';

const known = <T>(value: T | undefined): T => {
  if (value === undefined) throw new Error('not a name');
  return value;
};
const key = (no: number): ObjectiveKey => known(parseObjectiveKey(`OBJ-${no}`));
const ACCOUNTS: readonly AccountId[] = ['712020:ada', '712020:ito', '712020:mia'].map((id) =>
  known(parseAccountId(id)),
);
const GROUPS = ['board', 'finance'];

const restriction = fc.option(fc.record({ accounts: fc.subarray([...ACCOUNTS]), groups: fc.subarray(GROUPS) }), {
  freq: 2,
  nil: null,
});
/** Parents stand earlier in the list, so that there is no loop. */
const strategy: fc.Arbitrary<readonly Objective[]> = fc
  .array(
    fc.record({
      restrictedTo: restriction,
      owner: fc.constantFrom(null, ...ACCOUNTS),
      delegates: fc.subarray([...ACCOUNTS], { maxLength: 1 }),
      parent: fc.nat(9),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((drawn) =>
    drawn.map(({ parent, ...rest }, index) => ({
      ...DEFAULT_OBJECTIVE,
      ...rest,
      key: key(index),
      name: `Objective ${index}`,
      cycle: known(parseCycleKey('FY21')),
      level: 'team',
      parent: index === 0 || parent > index ? null : key(parent % index),
    })),
  );
const reader: fc.Arbitrary<Reader> = fc.record({
  accountId: fc.constantFrom(undefined, ...ACCOUNTS),
  groups: fc.subarray(GROUPS).map((groups) => new Set(groups)),
  seesAll: fc.constant(false),
});
const everyReader: readonly Reader[] = [undefined, ...ACCOUNTS].flatMap((accountId) =>
  [[], ['board'], ['finance'], GROUPS].map((groups) => ({ accountId, groups: new Set(groups), seesAll: false })),
);
const byKey = (objectives: readonly Objective[]): ReadonlyMap<ObjectiveKey, Objective> =>
  new Map(objectives.map((one) => [one.key, one]));

/** An answer of its own: up from the objective, every step must let the reader in. */
function maySee(
  { accountId, groups }: Reader,
  objective: Objective,
  all: ReadonlyMap<ObjectiveKey, Objective>,
): boolean {
  for (
    let step: Objective | undefined = objective;
    step !== undefined;
    step = step.parent === null ? undefined : all.get(step.parent)
  ) {
    if (step.restrictedTo === null) continue;
    const people: readonly unknown[] = [...step.restrictedTo.accounts, ...step.delegates, step.owner];
    const isNamed = accountId !== undefined && people.includes(accountId);
    if (!isNamed && !step.restrictedTo.groups.some((group) => groups.has(group))) return false;
  }
  return true;
}

describe('who may see an objective', () => {
  it('is whoever every restriction from it up to the top lets in', () => {
    fc.assert(
      fc.property(strategy, reader, (objectives, one) => {
        const all = byKey(objectives);
        const expected = objectives
          .filter((objective) => maySee(one, objective, all))
          .map((objective) => objective.key);
        expect([...visibleObjectives([one], objectives)]).toEqual(expected);
      }),
    );
  });

  it('is never fewer people after a restriction is lifted', () => {
    fc.assert(
      fc.property(strategy, reader, fc.nat(7), (objectives, one, no) => {
        const lifted = objectives.map((objective, index) =>
          index === no ? { ...objective, restrictedTo: null } : objective,
        );
        const after = visibleObjectives([one], lifted);
        expect([...visibleObjectives([one], objectives)].filter((seen) => !after.has(seen))).toEqual([]);
      }),
    );
  });

  it('is, for several who read together, what each of them sees', () => {
    fc.assert(
      fc.property(strategy, reader, reader, (objectives, one, other) => {
        const [alone, also] = [visibleObjectives([one], objectives), visibleObjectives([other], objectives)];
        expect([...visibleObjectives([one, other], objectives)]).toEqual([...alone].filter((seen) => also.has(seen)));
      }),
    );
  });

  it('is everybody with broken glass', () => {
    fc.assert(
      fc.property(strategy, reader, (objectives, one) => {
        expect(visibleObjectives([{ ...one, seesAll: true }], objectives).size).toBe(objectives.length);
      }),
    );
  });
});

describe('what counts towards an objective', () => {
  it('is seen by everybody who sees that objective', () => {
    fc.assert(
      fc.property(strategy, (objectives) => {
        const all = byKey(objectives);
        const counting = objectives.filter((objective) => objective.parent !== null && countsAbove(objective, all));
        for (const one of everyReader) {
          const seen = visibleObjectives([one], objectives);
          const given = counting.filter(
            (child) => child.parent !== null && seen.has(child.parent) && !seen.has(child.key),
          );
          expect(given).toEqual([]);
        }
      }),
    );
  });

  it('is everything without a restriction of its own', () => {
    fc.assert(
      fc.property(strategy, (objectives) => {
        const open = objectives.filter(({ restrictedTo }) => restrictedTo === null);
        expect(open.every((objective) => countsAbove(objective, byKey(objectives)))).toBe(true);
      }),
    );
  });
});
