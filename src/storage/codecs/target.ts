import { z } from 'zod';
import { NO_COUNTING } from '../../domain/counting';
import type { AccountId, CycleKey, Day, IssueId, ObjectiveKey, TargetKey } from '../../domain/ids';
import type { Link } from '../../domain/link';
import { OVERS, TAKES, type Measure } from '../../domain/measure';
import type { Profile } from '../../domain/profile';
import { DEFAULT_TARGET, defaultKind, defaultProfile } from '../../domain/strategy-file/defaults';
import { HORIZONS, TARGET_KINDS, type Target } from '../../domain/target';
import { countingRecord } from './counting';
import { decode, stored } from './decode';
import { baselineScopeRecord, frozenRecord, toBaselineScope, toFrozen } from './frozen';
import { affirmedRecord, toAffirmed } from './turn';
import { unlike } from './unlike';

/** Kept only where a link does not count, or counts for more or less. */
const bearingRecord = {
  role: z.exactOptional(z.enum(['excludes', 'aligned'])),
  weight: z.exactOptional(z.number()),
};

const linkRecord = z.discriminatedUnion('kind', [
  z.object({
    ...bearingRecord,
    no: z.number(),
    kind: z.literal('issue'),
    issueId: z.string(),
    key: z.string(),
    below: z.boolean(),
    gone: z.boolean(),
  }),
  z.object({
    ...bearingRecord,
    no: z.number(),
    kind: z.literal('jql'),
    jql: z.string(),
    below: z.boolean(),
    broken: z.string().nullable(),
  }),
]);

export const measureRecord = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('completion'),
    weighBy: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('count') }),
      z.object({ kind: z.literal('points') }),
      z.object({ kind: z.literal('estimate') }),
      z.object({ kind: z.literal('field'), fieldId: z.string() }),
    ]),
  }),
  z.object({ type: z.literal('count') }),
  z.object({ type: z.enum(['sum', 'average']), field: z.string(), over: z.enum(OVERS) }),
  z.object({ type: z.literal('metric'), take: z.enum(TAKES) }),
  z.object({ type: z.literal('band'), low: z.number(), high: z.number() }),
  z.object({ type: z.literal('milestones') }),
  z.object({ type: z.literal('children') }),
]);

const points = z.array(z.object({ at: z.string(), value: z.number() }));

const profileRecord = z.discriminatedUnion('type', [
  z.object({ type: z.literal('linear') }),
  z.object({ type: z.literal('s-curve') }),
  z.object({ type: z.literal('maintain') }),
  z.object({ type: z.literal('milestones') }),
  z.object({ type: z.literal('steps'), points }),
  z.object({ type: z.literal('points'), points }),
]);

/** What few targets have is stored only where it is set: records are read by the byte. */
const targetRecord = z.object({
  v: z.literal(1),
  objective: z.string(),
  cycle: z.string(),
  name: z.string(),
  owner: z.string().nullable(),
  horizon: z.enum(HORIZONS),
  measure: measureRecord,
  baseline: z.number(),
  goal: z.number(),
  unit: z.string(),
  start: z.string(),
  due: z.string(),
  weight: z.number(),
  kind: z.enum(TARGET_KINDS).optional(),
  order: z.number().optional(),
  delegates: z.array(z.string()).optional(),
  profile: profileRecord.optional(),
  milestones: z
    .array(z.object({ name: z.string(), due: z.string(), weight: z.number(), reached: z.string().nullable() }))
    .optional(),
  override: z
    .object({
      value: z.number(),
      at: z.string(),
      note: z.string(),
      lasting: z.boolean(),
      automatic: z.exactOptional(z.number().nullable()),
    })
    .nullable()
    .optional(),
  counting: countingRecord.optional(),
  baselineScope: baselineScopeRecord.nullable().optional(),
  frozen: frozenRecord.nullable().optional(),
  affirmed: affirmedRecord.nullable().optional(),
  links: z.array(linkRecord),
  nextLink: z.number(),
  path: z.array(z.string()),
});

const toLink = (record: z.output<typeof linkRecord>): Link =>
  record.kind === 'issue' ? { ...record, issueId: stored<IssueId>(record.issueId) } : record;

const toProfile = (record: z.output<typeof profileRecord>): Profile =>
  'points' in record
    ? { ...record, points: record.points.map(({ at, value }) => ({ at: stored<Day>(at), value })) }
    : record;

export function toTarget(key: string, value: unknown): { target: Target; path: readonly ObjectiveKey[] } {
  const record = decode(targetRecord, key, value);
  const measure: Measure = record.measure;
  const { override = null } = record;
  const target: Target = {
    key: stored<TargetKey>(key),
    objective: stored<ObjectiveKey>(record.objective),
    cycle: stored<CycleKey>(record.cycle),
    name: record.name,
    owner: record.owner === null ? null : stored<AccountId>(record.owner),
    horizon: record.horizon,
    measure,
    baseline: record.baseline,
    goal: record.goal,
    unit: record.unit,
    start: stored<Day>(record.start),
    due: stored<Day>(record.due),
    weight: record.weight,
    kind: record.kind ?? defaultKind(measure),
    order: record.order ?? DEFAULT_TARGET.order,
    delegates: (record.delegates ?? []).map((id) => stored<AccountId>(id)),
    profile: record.profile === undefined ? defaultProfile(measure) : toProfile(record.profile),
    milestones: (record.milestones ?? []).map((milestone) => ({
      ...milestone,
      due: stored<Day>(milestone.due),
      reached: milestone.reached === null ? null : stored<Day>(milestone.reached),
    })),
    override: override === null ? null : { ...override, at: stored<Day>(override.at) },
    counting: record.counting ?? NO_COUNTING,
    baselineScope: toBaselineScope(record.baselineScope),
    frozen: toFrozen(record.frozen),
    affirmed: toAffirmed(record.affirmed),
    links: record.links.map(toLink),
    nextLink: record.nextLink,
  };
  return { target, path: record.path.map((step) => stored<ObjectiveKey>(step)) };
}

export function fromTarget(target: Target, path: readonly ObjectiveKey[]): Readonly<Record<string, unknown>> {
  const { objective, cycle, name, owner, horizon, measure, baseline, goal, unit, start, due, weight, nextLink } =
    target;
  const always = {
    objective,
    cycle,
    name,
    owner,
    horizon,
    measure,
    baseline,
    goal,
    unit,
    start,
    due,
    weight,
    nextLink,
  };
  const { kind, order, delegates, profile, milestones, override, counting, baselineScope, frozen, affirmed } = target;
  const seldom = unlike(
    { kind, order, delegates, profile, milestones, override, counting, baselineScope, frozen, affirmed },
    { ...DEFAULT_TARGET, kind: defaultKind(measure), profile: defaultProfile(measure) },
  );
  return { v: 1, ...always, ...seldom, links: target.links.map((link) => ({ ...link })), path: [...path] };
}
