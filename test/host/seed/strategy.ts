import type { Json } from '../kernel';
import type { Calendar } from './calendar';
import { account } from './company';
import { agreedScope } from './agreed-scope';
import type { Draft } from './drafts';
import { OBJECTIVES, type CheckInPlan, type LinkPlan, type TargetPlan } from './goals';
import { TARGETS } from './targets';

const DAY_MS = 86_400_000;

type Entry = Record<string, Json>;

/** The demo company's strategy as a file of the product's own format. */
export function buildStrategy(calendar: Calendar, drafts: readonly Draft[], keys: ReadonlyMap<string, string>): Json {
  const planned = OBJECTIVES.flatMap((objective) =>
    (TARGETS[objective.key] ?? []).map((target) => ({
      objective: objective.key,
      half: calendar[objective.half],
      target,
    })),
  ).map((entry, at) => ({ ...entry, key: `TGT-${at + 1}` }));
  return {
    format: 'throughline.strategy',
    version: 1,
    cycles: [calendar.previous, calendar.current].map((half) => ({
      ...half,
      ...(half === calendar.previous ? { state: 'closed', closedAt: calendar.closedAt } : { state: 'committed' }),
      // Within a month of its start every objective needs a target.
      translateBy: new Date(Date.parse(`${half.start}T00:00:00Z`) + 30 * DAY_MS).toISOString().slice(0, 10),
    })),
    objectives: OBJECTIVES.map((objective): Entry => ({
      key: objective.key,
      name: objective.name,
      description: objective.description,
      cycle: calendar[objective.half].key,
      level: objective.level,
      parent: objective.parent ?? null,
      alignedTo: [...(objective.alignedTo ?? [])],
      owner: account(objective.owner),
      status: objective.closing === undefined ? 'active' : 'closed',
      ...(objective.closing === undefined ? {} : { closing: objective.closing }),
      ...(objective.every === undefined ? {} : { cadence: { every: objective.every, locked: false } }),
      weight: objective.weight ?? 1,
      restrictedTo: null,
    })),
    targets: planned.map(({ key, objective, half, target }): Entry => ({
      key,
      objective,
      name: target.name,
      owner: account(target.owner),
      ...(target.standsIn === undefined ? {} : { delegates: [account(target.standsIn)] }),
      horizon: target.horizon,
      measure:
        target.measure.type === 'completion'
          ? { type: 'completion', weighBy: target.measure.weighBy }
          : { type: 'metric', take: target.measure.take },
      baseline: target.baseline,
      goal: target.goal,
      unit: target.unit,
      start: half.start,
      due: half.end,
      weight: target.weight ?? 1,
      ...(target.measure.type === 'completion'
        ? { baselineScope: agreedScope(target.measure, drafts, half.committedAt) }
        : {}),
    })),
    links: planned.flatMap(({ key, target }) =>
      target.measure.type === 'completion' ? target.measure.links.map((link) => linkEntry(key, link, keys)) : [],
    ),
    checkIns: planned.flatMap(({ key, half, target }) => checkInEntries(key, target, half, calendar, keys)),
  };
}

function linkEntry(target: string, link: LinkPlan, keys: ReadonlyMap<string, string>): Entry {
  if ('jql' in link) return { target, jql: link.jql, below: false };
  return { target, issue: keyOf(link.work, keys), below: true };
}

function keyOf(ref: string, keys: ReadonlyMap<string, string>): string {
  const key = keys.get(ref);
  if (key === undefined) throw new Error(`the demo company has no work called ${ref}`);
  return key;
}

/** Check-ins spread evenly over the half. */
function checkInEntries(
  key: string,
  target: TargetPlan,
  half: { readonly start: string; readonly end: string },
  calendar: Calendar,
  keys: ReadonlyMap<string, string>,
): Entry[] {
  if (target.measure.type !== 'metric') return [];
  const { checkIns, decimals, lastAgo } = target.measure;
  const startMs = Date.parse(`${half.start}T00:00:00Z`);
  const endMs = Date.parse(`${half.end}T00:00:00Z`) + DAY_MS;
  const lastMs = Math.min(calendar.todayMs, endMs) - lastAgo * DAY_MS;
  return checkIns.map((plan, at) => {
    const atMs = startMs + ((lastMs - startMs) * (at + 1)) / checkIns.length;
    const share = ((atMs - startMs) / (endMs - startMs)) * plan.pace;
    const value = Number((target.baseline + share * (target.goal - target.baseline)).toFixed(decimals));
    return {
      target: key,
      at: new Date(atMs).toISOString().slice(0, 10),
      value,
      by: account(target.owner),
      ...remarks(plan, keys),
    };
  });
}

function remarks(plan: CheckInPlan, keys: ReadonlyMap<string, string>): Entry {
  const { impediment } = plan;
  const impediments: Entry[] = [];
  if (impediment !== undefined) {
    impediments.push({
      ...(impediment.epic === undefined ? { text: impediment.text ?? '' } : { issue: keyOf(impediment.epic, keys) }),
      ...(impediment.helper === undefined ? {} : { helper: account(impediment.helper) }),
    });
  }
  return { confidence: plan.confidence, note: plan.note, impediments };
}
