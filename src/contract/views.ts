import { z } from 'zod';
import { bearingView } from './link-views';
import { CADENCES } from '../domain/cadence';
import { CLOSING_REASONS } from '../domain/closing';
import { COMMIT_GAPS } from '../domain/commit-gaps';
import { CYCLE_STATES } from '../domain/cycle';
import { HEALTH_RULES } from '../domain/health-rule';
import { OVERS, TAKES } from '../domain/measure';
import { LEVELS, OBJECTIVE_STATUSES } from '../domain/objective';
import { STATUSES } from '../domain/status';
import { HORIZONS, TARGET_KINDS } from '../domain/target';
import { countingView } from './counting-view';

/** What pages are shown. Numbers are unrounded; the pages round when they draw. Instants and days are ISO, UTC. */

export const leavesView = z.object({
  total: z.number(),
  done: z.number(),
  inProgress: z.number(),
  toDo: z.number(),
  excluded: z.number(),
  unweighted: z.number(),
});

export const UNMEASURED_REASONS = [
  'nothing-in-scope',
  'no-weight',
  'no-part-weight',
  'no-check-in',
  'flat-target',
  'not-synced',
  'no-targets',
  'no-values',
  'no-milestones',
  'no-children',
] as const;

export const resultView = z.object({
  asOf: z.string(),
  /** False while part of the scope could not be read. */
  complete: z.boolean(),
  /** Since when newer changes are known to be waiting; null when the number is current. */
  staleSince: z.string().nullable(),
  actual: z.number().nullable(),
  /** In the target's unit. */
  expected: z.number(),
  variance: z.number().nullable(),
  /** 0–1. */
  progress: z.number().nullable(),
  expectedProgress: z.number(),
  status: z.enum(STATUSES),
  reason: z.enum(UNMEASURED_REASONS).nullable(),
  leaves: leavesView.nullable(),
  /** True while its cycle is closed: the number does not move any more. */
  isFrozen: z.boolean(),
  /** Of the objectives below, how many are measured; null for measures that do not average them. */
  parts: z.object({ measured: z.number(), of: z.number() }).nullable(),
  /** How many leaves have no estimate, and what each of them counts as instead of nothing; null where they are left out. */
  unestimated: z.exactOptional(z.object({ count: z.number(), as: z.number().nullable() })),
  /** There while the value is set by hand: what it would be by itself. */
  automatic: z.exactOptional(
    z.object({ actual: z.number().nullable(), variance: z.number().nullable(), progress: z.number().nullable() }),
  ),
  /** Daily snapshots, oldest first, at most 40 that differ, further apart the older they are; the last is now. Lists have fewer, rounded for a sparkline. */
  trend: z.array(z.object({ day: z.string(), actual: z.number().nullable() })),
});

export const measureView = z.discriminatedUnion('type', [
  z.object({ type: z.literal('completion'), weighBy: z.string() }),
  z.object({ type: z.literal('count') }),
  z.object({ type: z.enum(['sum', 'average']), field: z.string(), over: z.enum(OVERS) }),
  z.object({ type: z.literal('metric'), take: z.enum(TAKES) }),
  z.object({ type: z.literal('band'), low: z.number(), high: z.number() }),
  z.object({ type: z.literal('milestones') }),
  z.object({ type: z.literal('children') }),
]);

/** The revision a record was read at; an edit carries it, so that nobody overwrites what they have not seen. */
const rev = z.number();

const profilePoints = z.array(z.object({ at: z.string(), value: z.number() }));

export const profileView = z.discriminatedUnion('type', [
  z.object({ type: z.literal('linear') }),
  z.object({ type: z.literal('s-curve') }),
  z.object({ type: z.literal('maintain') }),
  z.object({ type: z.literal('milestones') }),
  z.object({ type: z.literal('steps'), points: profilePoints }),
  z.object({ type: z.literal('points'), points: profilePoints }),
]);

export const baselineScopeView = z.object({
  at: z.string(),
  total: z.number(),
  done: z.number(),
  weight: z.number(),
  doneWeight: z.number(),
});

export const targetView = z.object({
  rev,
  key: z.string(),
  name: z.string(),
  objective: z.string(),
  owner: z.string().nullable(),
  horizon: z.enum(HORIZONS),
  measure: measureView,
  baseline: z.number(),
  goal: z.number(),
  unit: z.string(),
  start: z.string(),
  due: z.string(),
  weight: z.number(),
  kind: z.enum(TARGET_KINDS),
  order: z.number(),
  delegates: z.array(z.string()),
  profile: profileView,
  milestones: z.array(
    z.object({ name: z.string(), due: z.string(), weight: z.number(), reached: z.string().nullable() }),
  ),
  override: z
    .object({
      value: z.number(),
      at: z.string(),
      note: z.string(),
      lasting: z.boolean(),
      automatic: z.exactOptional(z.number().nullable()),
    })
    .nullable(),
  /** Left out where it says nothing of its own. */
  counting: z.exactOptional(countingView),
  /** The work in scope when its cycle was committed. */
  baselineScope: baselineScopeView.nullable(),
  linkCount: z.number(),
  result: resultView,
});
export type TargetView = z.infer<typeof targetView>;

export const objectiveView = z.object({
  rev,
  key: z.string(),
  name: z.string(),
  description: z.string(),
  cycle: z.string(),
  level: z.enum(LEVELS),
  parent: z.string().nullable(),
  alignedTo: z.array(z.string()),
  owner: z.string().nullable(),
  status: z.enum(OBJECTIVE_STATUSES),
  weight: z.number(),
  order: z.number(),
  delegates: z.array(z.string()),
  closing: z.object({ reason: z.enum(CLOSING_REASONS), learning: z.string(), into: z.string().nullable() }).nullable(),
  perspective: z.string().nullable(),
  cadence: z.object({ every: z.enum(CADENCES), locked: z.boolean() }).nullable(),
  /** Left out where it says nothing of its own. */
  counting: z.exactOptional(countingView),
  restrictedTo: z.object({ accounts: z.array(z.string()), groups: z.array(z.string()) }).nullable(),
  /** Weighted mean of what counts towards it (its targets and child objectives); unmeasured parts are left out and said. */
  roll: z.object({
    progress: z.number().nullable(),
    expectedProgress: z.number().nullable(),
    /** progress − expectedProgress, as a share. */
    variance: z.number().nullable(),
    status: z.enum(STATUSES),
    reason: z.enum(UNMEASURED_REASONS).nullable(),
    measured: z.number(),
    of: z.number(),
    /** The oldest as-of among the parts; null when there are none. */
    asOf: z.string().nullable(),
    /** False for a restricted one that counts towards nothing above it, so that no number there gives it away. */
    countsAbove: z.boolean(),
    /** Since when the first number below it is stale, and that one is incomplete; left out when none is. */
    staleSince: z.exactOptional(z.string()),
    incomplete: z.exactOptional(z.literal(true)),
    /** How many numbers below it are set by hand; left out when none is. */
    byHand: z.exactOptional(z.number()),
    /** Progress of work done and of results, each for itself; left out unless both count. */
    kinds: z.exactOptional(z.object({ output: z.number(), outcome: z.number() })),
  }),
});
export type ObjectiveView = z.infer<typeof objectiveView>;

export const cycleView = z.object({
  rev,
  key: z.string(),
  name: z.string(),
  start: z.string(),
  end: z.string(),
  translateBy: z.string().nullable(),
  state: z.enum(CYCLE_STATES),
  committedAt: z.string().nullable(),
  closedAt: z.string().nullable(),
});
export type CycleView = z.infer<typeof cycleView>;

export const linkView = z.object({
  no: z.number(),
  kind: z.enum(['issue', 'jql']),
  /** Null when the viewer may not see the issue. */
  key: z.string().nullable(),
  summary: z.string().nullable(),
  jql: z.string().nullable(),
  below: z.boolean(),
  ...bearingView,
  state: z.enum(['live', 'archived', 'deleted', 'broken']),
  /** What Jira said of a broken scope. */
  problem: z.string().nullable(),
});
export type LinkView = z.infer<typeof linkView>;

export const termsView = z.object({
  organization: z.string(),
  'business-unit': z.string(),
  team: z.string(),
  individual: z.string(),
});
export type TermsView = z.infer<typeof termsView>;

/** What objectives and targets are called on this site. */
export const wordsView = z.object({ objective: z.string().min(1).max(60), target: z.string().min(1).max(60) });

/** One thing that a guard rule has found. */
export const findingView = z.object({
  rule: z.enum(HEALTH_RULES),
  /** What it is about: objectives and targets by key, or one account. */
  objectives: z.array(z.string()),
  targets: z.array(z.string()),
  account: z.string().nullable(),
  /** The number that stands out, and the one the rule asks for. */
  found: z.number().nullable(),
  limit: z.number().nullable(),
});
export type FindingView = z.infer<typeof findingView>;

/** Something a cycle that is to be committed still lacks. */
export const gapView = z.object({ gap: z.enum(COMMIT_GAPS), objective: z.string(), target: z.string().nullable() });

/** One thing that was, or would be, created or changed. */
export const auditItemView = z.object({
  kind: z.enum(['cycle', 'objective', 'target', 'check-in', 'link', 'settings', 'sight', 'restore']),
  key: z.string().nullable(),
  isNew: z.boolean(),
  isGone: z.boolean().optional(),
  changes: z.array(z.object({ field: z.string(), from: z.string().nullable(), to: z.string().nullable() })),
});
export type AuditItemView = z.infer<typeof auditItemView>;

/** The same before it is done, with what the thing is called. */
export const plannedItemView = auditItemView.extend({ name: z.string().optional() });
export type PlannedItemView = z.infer<typeof plannedItemView>;

/** What one person did at one moment. Values are clipped to what makes them recognisable. */
export const auditEntryView = z.object({
  at: z.string(),
  by: z.string(),
  reason: z.string().optional(),
  items: z.array(auditItemView),
});
export type AuditEntryView = z.infer<typeof auditEntryView>;
