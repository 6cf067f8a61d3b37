import { z } from 'zod';
import { CONFIDENCES, type CheckIn } from '../../domain/check-in';
import type { Cycle } from '../../domain/cycle';
import type { AccountId, CycleKey, Day, IssueId, ObjectiveKey, TargetKey } from '../../domain/ids';
import type { Link } from '../../domain/link';
import { TAKES, type Measure } from '../../domain/measure';
import { LEVELS, OBJECTIVE_STATUSES, type Objective } from '../../domain/objective';
import { DEFAULT_SETTINGS, type Settings } from '../../domain/settings';
import { HORIZONS, type Target } from '../../domain/target';
import { decode, stored } from './decode';

/** The strategy's records, version 1. Every record carries its version; an older one is upgraded when it is read. */

const cycleRecord = z.object({
  v: z.literal(1),
  name: z.string(),
  start: z.string(),
  end: z.string(),
  translateBy: z.string().nullable(),
});

export function toCycle(key: string, value: unknown): Cycle {
  const record = decode(cycleRecord, key, value);
  return {
    key: stored<CycleKey>(key),
    name: record.name,
    start: stored<Day>(record.start),
    end: stored<Day>(record.end),
    translateBy: record.translateBy === null ? null : stored<Day>(record.translateBy),
  };
}

export function fromCycle({ name, start, end, translateBy }: Cycle): z.input<typeof cycleRecord> {
  return { v: 1, name, start, end, translateBy };
}

const objectiveRecord = z.object({
  v: z.literal(1),
  name: z.string(),
  description: z.string(),
  cycle: z.string(),
  level: z.enum(LEVELS),
  parent: z.string().nullable(),
  alignedTo: z.array(z.string()),
  owner: z.string().nullable(),
  status: z.enum(OBJECTIVE_STATUSES),
  weight: z.number(),
});

export function toObjective(key: string, value: unknown): Objective {
  const record = decode(objectiveRecord, key, value);
  return {
    key: stored<ObjectiveKey>(key),
    name: record.name,
    description: record.description,
    cycle: stored<CycleKey>(record.cycle),
    level: record.level,
    parent: record.parent === null ? null : stored<ObjectiveKey>(record.parent),
    alignedTo: record.alignedTo.map((other) => stored<ObjectiveKey>(other)),
    owner: record.owner === null ? null : stored<AccountId>(record.owner),
    status: record.status,
    weight: record.weight,
  };
}

export function fromObjective(objective: Objective): z.input<typeof objectiveRecord> {
  const { name, description, cycle, level, parent, alignedTo, owner, status, weight } = objective;
  return {
    v: 1,
    name,
    description,
    cycle,
    level,
    parent,
    alignedTo: [...alignedTo],
    owner,
    status,
    weight,
  };
}

const linkRecord = z.discriminatedUnion('kind', [
  z.object({
    no: z.number(),
    kind: z.literal('issue'),
    issueId: z.string(),
    key: z.string(),
    below: z.boolean(),
    gone: z.boolean(),
  }),
  z.object({
    no: z.number(),
    kind: z.literal('jql'),
    jql: z.string(),
    below: z.boolean(),
    broken: z.string().nullable(),
  }),
]);

const measureRecord = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('completion'),
    weighBy: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('count') }),
      z.object({ kind: z.literal('points') }),
      z.object({ kind: z.literal('estimate') }),
      z.object({ kind: z.literal('field'), fieldId: z.string() }),
    ]),
  }),
  z.object({ type: z.literal('metric'), take: z.enum(TAKES) }),
]);

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
  links: z.array(linkRecord),
  nextLink: z.number(),
  path: z.array(z.string()),
});

const toLink = (record: z.output<typeof linkRecord>): Link =>
  record.kind === 'issue' ? { ...record, issueId: stored<IssueId>(record.issueId) } : record;

export function toTarget(key: string, value: unknown): { target: Target; path: readonly ObjectiveKey[] } {
  const record = decode(targetRecord, key, value);
  const measure: Measure = record.measure;
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
    links: record.links.map(toLink),
    nextLink: record.nextLink,
  };
  return { target, path: record.path.map((step) => stored<ObjectiveKey>(step)) };
}

export function fromTarget(target: Target, path: readonly ObjectiveKey[]): z.input<typeof targetRecord> {
  const { objective, cycle, name, owner, horizon, measure, baseline, goal, unit, start, due, weight, nextLink } =
    target;
  const rest = { objective, cycle, name, owner, horizon, measure, baseline, goal, unit, start, due, weight, nextLink };
  return { v: 1, ...rest, links: target.links.map((link) => ({ ...link })), path: [...path] };
}

const checkInsRecord = z.object({
  v: z.literal(1),
  items: z.array(
    z.object({
      at: z.string(),
      value: z.number(),
      confidence: z.enum(CONFIDENCES).nullable(),
      note: z.string(),
      impediments: z.array(
        z.object({ text: z.string().optional(), issue: z.string().optional(), helper: z.string().optional() }),
      ),
    }),
  ),
});

const defined = <T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };

export function toCheckIns(key: string, value: unknown): readonly CheckIn[] {
  return decode(checkInsRecord, key, value).items.map((item) => ({
    ...item,
    at: stored<Day>(item.at),
    impediments: item.impediments.map((impediment) => defined(impediment)),
  }));
}

export function fromCheckIns(items: readonly CheckIn[]): z.input<typeof checkInsRecord> {
  return {
    v: 1,
    items: items.map((item) => ({ ...item, impediments: item.impediments.map((impediment) => ({ ...impediment })) })),
  };
}

const settingsRecord = z.object({
  v: z.literal(1),
  excludedResolutions: z.array(z.string()),
  credit: z.object({ new: z.number(), indeterminate: z.number(), done: z.number() }),
  pointsField: z.string().nullable(),
  terms: z.object({
    organization: z.string(),
    'business-unit': z.string(),
    team: z.string(),
    individual: z.string(),
  }),
});

export function toSettings(key: string, value: unknown): Settings {
  if (value === undefined) return DEFAULT_SETTINGS;
  const { excludedResolutions, credit, pointsField, terms } = decode(settingsRecord, key, value);
  return { excludedResolutions, credit, pointsField, terms };
}

export function fromSettings(settings: Settings): z.input<typeof settingsRecord> {
  return { v: 1, ...settings, excludedResolutions: [...settings.excludedResolutions] };
}
