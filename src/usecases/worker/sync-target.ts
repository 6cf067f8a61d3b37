import { enteredValues } from '../../domain/check-in';
import { briefOf } from '../../domain/check-in-brief';
import { dayOf, instantOf } from '../../domain/day';
import type { IssueId, ProjectId, TargetKey } from '../../domain/ids';
import type { Link } from '../../domain/link';
import { isFedByWork, takesCheckIns } from '../../domain/measure';
import type { Target } from '../../domain/target';
import type { Engine } from '../../ports/roll-store';
import type { StoredTarget, TargetRecord } from '../../ports/strategy-store';
import type { IssueFacts } from '../../ports/work-source';
import { bearingsOf } from '../../rollup/bearing';
import { rolledAt } from '../../rollup/head';
import type { Member } from '../../rollup/member';
import type { Roll } from '../../rollup/roll';
import { scopeOf, type ScopeIssue } from '../../rollup/scope';
import { numberFieldsOf, weighsByPoints, weightOf } from '../../rollup/weight';
import { settleTarget } from '../cycles/settle-cycle';
import type { Deps } from '../deps';
import { childrenMean } from '../views/children-mean';
import { ownRules, statusKept, type OwnRules } from './own-rules';
import { saveScope } from './save-scope';
import { listeningOf, NOT_LISTENING, saveReach } from './target-reach';

/** A person may edit the target while it is read; then it is read again, at most this often. */
const MAX_ROUNDS = 5;

/** What a read of the whole scope collects. */
interface Reading {
  readonly facts: Map<IssueId, IssueFacts>;
  readonly direct: Map<IssueId, number[]>;
  readonly links: Link[];
  complete: boolean;
}

export function toScopeIssue(
  target: Target,
  facts: IssueFacts,
  direct: readonly number[],
  { pointsFields, fold }: Pick<OwnRules, 'pointsFields' | 'fold'>,
): ScopeIssue {
  return {
    id: facts.id,
    parent: facts.parent,
    category: facts.category,
    resolution: facts.resolution,
    ...statusKept(facts, fold),
    weight: weightOf(target.measure, facts.numbers, pointsFields),
    direct,
    created: facts.created,
    resolved: facts.resolved,
  };
}

const reached = (reading: Reading, facts: IssueFacts, no: number): void => {
  reading.facts.set(facts.id, facts);
  const nos = reading.direct.get(facts.id) ?? [];
  if (!nos.includes(no))
    reading.direct.set(
      facts.id,
      [...nos, no].sort((a, b) => a - b),
    );
};

async function readIssueLinks(deps: Deps, target: Target, fields: readonly string[], reading: Reading): Promise<void> {
  const issueLinks = target.links.filter((link) => link.kind === 'issue');
  if (issueLinks.length === 0) return;
  const found = await deps.source.fetch(
    issueLinks.map((link) => link.issueId),
    fields,
  );
  const roots = new Map(found.map((facts) => [facts.id, facts]));
  for (const link of issueLinks) {
    const facts = roots.get(link.issueId);
    reading.links.push({ ...link, gone: facts === undefined, key: facts?.key ?? link.key });
    if (facts !== undefined) reached(reading, facts, link.no);
  }
}

async function readJqlLinks(
  deps: Deps,
  target: Target,
  fields: readonly string[],
  before: ReadonlyMap<IssueId, Member>,
  reading: Reading,
): Promise<void> {
  for (const link of target.links) {
    if (link.kind !== 'jql') continue;
    const found = await deps.source.search(link.jql, fields);
    if (!('message' in found)) {
      for (const facts of found.issues) reached(reading, facts, link.no);
      reading.links.push({ ...link, broken: null });
      if (!found.complete) reading.complete = false;
      continue;
    }
    // Jira no longer takes the JQL. What it matched last stays counted, and the number says it is incomplete.
    reading.links.push({ ...link, broken: found.message });
    reading.complete = false;
    const last = [...before.values()].filter((member) => member.direct.includes(link.no)).map((member) => member.id);
    for (const facts of await deps.source.fetch(last, fields)) reached(reading, facts, link.no);
  }
}

/** Walks down from everything that takes in what is below, level by level. */
async function readBelow(deps: Deps, target: Target, fields: readonly string[], reading: Reading): Promise<void> {
  const below = new Set(target.links.filter((link) => link.below).map((link) => link.no));
  if (below.size === 0) return;
  const asked = new Set<IssueId>();
  let level = [...reading.direct].filter(([, nos]) => nos.some((no) => below.has(no))).map(([id]) => id);
  while (level.length > 0) {
    const parents = level.filter((id) => !asked.has(id) && (reading.facts.get(id)?.level ?? 0) >= 0);
    for (const id of parents) asked.add(id);
    if (parents.length === 0) break;
    const { issues, complete } = await deps.source.childrenOf(parents, fields);
    if (!complete) reading.complete = false;
    for (const facts of issues) if (!reading.facts.has(facts.id)) reading.facts.set(facts.id, facts);
    level = issues.map((facts) => facts.id);
  }
}

type Synced = 'stale' | 'saved' | 'saved-and-more';

async function syncWork(deps: Deps, record: StoredTarget, engine: Engine): Promise<Synced> {
  const { target } = record.value;
  const own = ownRules(engine, record);
  const fields = numberFieldsOf(target.measure, own.pointsFields);
  const before = await deps.rolls.members(target.key, record.value.roll);
  const reading: Reading = { facts: new Map(), direct: new Map(), links: [], complete: true };
  await readIssueLinks(deps, target, fields, reading);
  await readJqlLinks(deps, target, fields, before, reading);
  await readBelow(deps, target, fields, reading);

  const issues = new Map(
    [...reading.facts.values()].map((facts) => [
      facts.id,
      toScopeIssue(target, facts, reading.direct.get(facts.id) ?? [], own),
    ]),
  );
  const links = [...reading.links].sort((a, b) => a.no - b.no);
  const current: Target = { ...target, links };
  const scope = scopeOf(issues, bearingsOf(current.links));
  const projects = new Map<IssueId, ProjectId>();
  for (const id of scope.members.keys()) {
    const project = reading.facts.get(id)?.project;
    if (project !== undefined) projects.set(id, project);
  }
  const listening = await listeningOf(deps, engine.jql, current, [...projects.values()], own.pointsFields);
  await saveReach(deps, engine, target.key, listening);
  const change = { record, target: current, before, scope, complete: reading.complete, projects, staleSince: null };
  const saved = await saveScope(deps.rolls, own, deps.clock.nowMs(), change);
  if (!saved.ok) return 'stale';
  if (saved.value.isPastKnown) return 'saved';
  // Recorded each time the scope is read until the past is known, so that no crash can lose it for long.
  await deps.work.record([{ kind: 'history', target: target.key }], deps.random.id());
  return 'saved-and-more';
}

/** A target lets go of the work that fed it: its leaves, and what its scopes made the worker listen to. False when it changed. */
export async function dropScope(deps: Deps, record: StoredTarget, engine: Engine): Promise<boolean> {
  const { target, roll } = record.value;
  const before = await deps.rolls.members(target.key, roll);
  await saveReach(deps, engine, target.key, NOT_LISTENING);
  const scope = scopeOf(new Map(), new Map());
  const change = { record, target, before, scope, complete: true, projects: new Map(), staleSince: roll.staleSince };
  return (await saveScope(deps.rolls, ownRules(engine, record), deps.clock.nowMs(), change)).ok;
}

/** What people entered for a target that takes check-ins. */
async function heardOf(deps: Deps, { target, roll }: TargetRecord): Promise<Pick<Roll, 'values' | 'said'>> {
  if (!takesCheckIns(target.measure)) return roll;
  const checkIns = (await deps.strategy.checkIns([target.key])).get(target.key) ?? [];
  return { values: enteredValues(checkIns), said: briefOf(checkIns) };
}

/** A target that work does not feed. */
async function syncOther(deps: Deps, record: StoredTarget, engine: Engine): Promise<Synced> {
  const { target } = record.value;
  if (record.value.roll.members > 0) {
    await dropScope(deps, record, engine);
    // The head has changed; the next round goes on from what it is now.
    return 'stale';
  }
  const { values, said } = await heardOf(deps, record.value);
  const below = target.measure.type === 'children' ? await childrenMean(deps, target.objective) : null;
  const nowMs = deps.clock.nowMs();
  const fresh: Roll = { ...record.value.roll, values, said, below, staleSince: null };
  const { roll, moved } = rolledAt(target, fresh, engine.settings, nowMs);
  const trail = { moved, day: dayOf(nowMs), changes: [] };
  return (await deps.rolls.saveHead(record, roll, new Map(), trail)).ok ? 'saved' : 'stale';
}

/** The fields that hold story points: the site's setting, or every field Jira itself or its users call so. */
export async function withPointsFields(deps: Deps, engine: Engine, target: Target): Promise<Engine> {
  if (!weighsByPoints(target.measure) || engine.pointsFields.length > 0) return engine;
  const { pointsField } = engine.settings;
  const found = pointsField === null ? await deps.source.numberFields() : [];
  const pointsFields =
    pointsField === null ? found.filter((field) => field.isPoints).map((field) => field.id) : [pointsField];
  const next = { ...engine, pointsFields };
  await deps.rolls.saveEngine(next);
  return next;
}

/** Reads one target's whole scope from Jira and rolls it up anew. True when it recorded more work. */
export async function syncTarget(deps: Deps, key: TargetKey): Promise<boolean> {
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const record = (await deps.strategy.targets([key])).get(key);
    if (record === undefined) return false;
    const { target } = record.value;
    if (target.frozen !== null) return false;
    const engine = await withPointsFields(deps, await deps.rolls.engine(), target);
    const synced = isFedByWork(target.measure)
      ? await syncWork(deps, record, engine)
      : await syncOther(deps, record, engine);
    if (synced !== 'stale') {
      await settleTarget(deps, key);
      return synced === 'saved-and-more';
    }
  }
  deps.log.error('sync-kept-stale', { at: instantOf(deps.clock.nowMs()) });
  throw new Error('target kept changing while it was read');
}
