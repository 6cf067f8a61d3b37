import fc from 'fast-check';
import {
  COUNTING_MENU,
  LEVEL_MENU,
  LINK_MENU,
  MEASURE_MENU,
  POINTS,
  PROJECTS,
  ROLE_MENU,
  SETTINGS_MENU,
} from './company';

/** One thing that happens on a site: plain JSON, so that a life that went wrong can be kept and lived again. */
export type Step =
  | { readonly do: 'transition'; readonly at: number; readonly to: string }
  | { readonly do: 'create'; readonly at: number; readonly child: boolean }
  | { readonly do: 'reparent'; readonly at: number; readonly under: number | null }
  | { readonly do: 'delete'; readonly at: number }
  | { readonly do: 'move'; readonly at: number; readonly to: string }
  | { readonly do: 'convert'; readonly at: number; readonly into: 'epic' | 'story' | 'subtask'; readonly under: number }
  | { readonly do: 'component'; readonly at: number; readonly core: boolean }
  | { readonly do: 'points'; readonly at: number; readonly field: string; readonly to: number | null }
  | { readonly do: 'estimate'; readonly at: number; readonly hours: number | null }
  | { readonly do: 'resolve'; readonly at: number; readonly as: string }
  | { readonly do: 'project'; readonly key: string; readonly step: 'archive' | 'trash' | 'restore' }
  | { readonly do: 'sight'; readonly key: string; readonly seen: boolean }
  | { readonly do: 'level'; readonly which: number }
  | { readonly do: 'relink'; readonly target: number; readonly link: number }
  | { readonly do: 'rerole'; readonly target: number; readonly link: number; readonly as: number }
  | { readonly do: 'remeasure'; readonly target: number; readonly measure: number }
  | { readonly do: 'regoal'; readonly target: number; readonly baseline: number; readonly goal: number }
  | { readonly do: 'settings'; readonly which: number }
  | {
      readonly do: 'counting';
      readonly of: 'site' | 'objective' | 'target';
      readonly at: number;
      readonly which: number;
    }
  | { readonly do: 'byHand'; readonly target: number; readonly value: number | null; readonly lasting: boolean }
  | { readonly do: 'wait'; readonly days: number }
  | { readonly do: 'settle' };

const nth = fc.nat(40);
const one = <K extends Step['do'], T extends object>(name: K, rest: { [P in keyof T]: fc.Arbitrary<T[P]> }) =>
  fc.record({ do: fc.constant(name), ...rest }) as unknown as fc.Arbitrary<Extract<Step, { readonly do: K }>>;

const index = (of: { readonly length: number }): fc.Arbitrary<number> => fc.nat(of.length - 1);

type Weighted = { readonly weight: number; readonly arbitrary: fc.Arbitrary<Step> };

/** Of which nothing is left to be looked at. */
const deletion = one('delete', { at: nth });

/** What people do to work. Most of it must be possible, or a long run of refusals proves nothing. */
const WORK: readonly Weighted[] = [
  { weight: 6, arbitrary: one('transition', { at: nth, to: fc.constantFrom('Backlog', 'Building', 'Shipped') }) },
  { weight: 3, arbitrary: one('create', { at: nth, child: fc.boolean() }) },
  { weight: 3, arbitrary: one('reparent', { at: nth, under: fc.option(nth) }) },
  { weight: 2, arbitrary: deletion },
  { weight: 2, arbitrary: one('move', { at: nth, to: fc.constantFrom(...PROJECTS) }) },
  {
    weight: 2,
    arbitrary: one('convert', { at: nth, into: fc.constantFrom('epic', 'story', 'subtask'), under: nth }),
  },
  { weight: 2, arbitrary: one('component', { at: nth, core: fc.boolean() }) },
  { weight: 3, arbitrary: one('points', { at: nth, field: fc.constantFrom(...POINTS), to: fc.option(fc.nat(13)) }) },
  { weight: 1, arbitrary: one('estimate', { at: nth, hours: fc.option(fc.integer({ min: 1, max: 9 })) }) },
  { weight: 2, arbitrary: one('resolve', { at: nth, as: fc.constantFrom('Duplicate', 'Fixed') }) },
];

/** What happens to whole projects, with an event. */
const PROJECT: readonly Weighted[] = [
  {
    weight: 2,
    arbitrary: one('project', {
      key: fc.constantFrom(...PROJECTS),
      step: fc.constantFrom('archive', 'trash', 'restore', 'restore'),
    }),
  },
];

/** What happens to the strategy. */
const STRATEGY: readonly Weighted[] = [
  { weight: 2, arbitrary: one('relink', { target: fc.nat(5), link: index(LINK_MENU) }) },
  { weight: 3, arbitrary: one('rerole', { target: fc.nat(5), link: fc.nat(3), as: index(ROLE_MENU) }) },
  { weight: 1, arbitrary: one('remeasure', { target: fc.nat(5), measure: index(MEASURE_MENU) }) },
  {
    weight: 1,
    arbitrary: one('regoal', {
      target: fc.nat(5),
      baseline: fc.integer({ min: -20, max: 20 }),
      goal: fc.integer({ min: 21, max: 300 }),
    }),
  },
  { weight: 1, arbitrary: one('settings', { which: index(SETTINGS_MENU) }) },
  {
    weight: 3,
    arbitrary: one('counting', {
      of: fc.constantFrom('site', 'objective', 'target'),
      // Few things, so that a target and the objectives above it often say different words for the same.
      at: fc.constantFrom(0, 1, 4),
      which: index(COUNTING_MENU),
    }),
  },
];

/** A value set by hand; one that ends when the counted one changes can only be followed while every change is told. */
const byHand = (lasting: fc.Arbitrary<boolean>): Weighted => ({
  weight: 2,
  arbitrary: one('byHand', { target: fc.nat(5), value: fc.option(fc.integer({ min: -30, max: 120 })), lasting }),
});

const settle: Weighted = { weight: 3, arbitrary: one('settle', {}) };
const wait: Weighted = { weight: 3, arbitrary: one('wait', { days: fc.integer({ min: 1, max: 3 }) }) };
const sight: Weighted = {
  weight: 1,
  arbitrary: one('sight', { key: fc.constantFrom(...PROJECTS), seen: fc.boolean() }),
};

/** An administrator puts an issue type on another level. */
const level: Weighted = { weight: 2, arbitrary: one('level', { which: index(LEVEL_MENU) }) };

const steps = (of: readonly Weighted[], maxLength: number): fc.Arbitrary<Step[]> =>
  fc.array(fc.oneof(...of), { minLength: 3, maxLength });

/** Work, whole projects and strategy: all that an event or a person tells the app. */
export const toldSteps = steps([...WORK, ...PROJECT, ...STRATEGY, byHand(fc.boolean()), settle], 16);
/** Everything, with what no event tells. */
export const allSteps = steps([...WORK, ...PROJECT, ...STRATEGY, byHand(fc.constant(true)), sight, level, settle], 12);
/** Work that leaves its moment at an issue, so that a look at recent changes finds it, and strategy. */
export const lookedSteps = steps([...WORK.filter(({ arbitrary }) => arbitrary !== deletion), ...STRATEGY, settle], 12);
/** Work and strategy over days. */
export const datedSteps = steps([...WORK, ...STRATEGY, byHand(fc.constant(true)), wait], 14);
