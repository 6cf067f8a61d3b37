import type { CheckIn } from './check-in';
import type { Cycle } from './cycle';
import type { TargetKey } from './ids';
import type { Link } from './link';
import { weighByText } from './measure';
import type { Objective } from './objective';
import type { Settings } from './settings';
import {
  STRATEGY_FORMAT,
  STRATEGY_VERSION,
  type ExportedCheckIn,
  type ExportedLink,
  type ExportedObjective,
  type ExportedResult,
  type ExportedTarget,
  type StrategyFile,
} from './strategy-file/file-format';
import { byText } from './strategy-file/same';
import type { Target } from './target';

/** What an export holds: all of the site, or one page of it with the links and check-ins of the page's targets. */
export interface Exportable {
  /** Left out on every page but the first. */
  readonly settings?: Settings;
  readonly cycles: readonly Cycle[];
  readonly objectives: readonly Objective[];
  readonly targets: readonly { readonly target: Target; readonly result: ExportedResult }[];
  readonly checkIns: ReadonlyMap<TargetKey, readonly CheckIn[]>;
}

/**
 * The strategy file of what is on the site. Equal sites give equal files, whatever order their records are read in, and
 * importing the file where it was made changes nothing.
 */
export function exportFile({ settings, cycles, objectives, targets, checkIns }: Exportable): StrategyFile {
  const ordered = targets.toSorted((a, b) => byText(a.target.key, b.target.key));
  return {
    format: STRATEGY_FORMAT,
    version: STRATEGY_VERSION,
    ...(settings === undefined ? {} : { settings: exportedSettings(settings) }),
    cycles: byKey(cycles).map(({ key, name, start, end, translateBy }) => ({ key, name, start, end, translateBy })),
    objectives: byKey(objectives).map(exportedObjective),
    targets: ordered.map(({ target, result }) => exportedTarget(target, result)),
    links: ordered.flatMap(({ target }) =>
      target.links.toSorted((a, b) => a.no - b.no).map((link) => exportedLink(target.key, link)),
    ),
    checkIns: ordered.flatMap(({ target }) =>
      (checkIns.get(target.key) ?? [])
        .toSorted((a, b) => byText(a.at, b.at))
        .map((checkIn) => exportedCheckIn(target.key, checkIn)),
    ),
  };
}

const byKey = <T extends { readonly key: string }>(records: readonly T[]): readonly T[] =>
  records.toSorted((a, b) => byText(a.key, b.key));

function exportedSettings({
  excludedResolutions,
  credit,
  pointsField,
  terms,
}: Settings): StrategyFile['settings'] & {} {
  return { excludedResolutions, credit, pointsField, terms };
}

function exportedObjective(objective: Objective): ExportedObjective {
  const { key, name, description, cycle, level, parent, alignedTo, owner, status, weight } = objective;
  const aligned = alignedTo.toSorted(byText);
  return {
    key,
    name,
    description,
    cycle,
    level,
    parent,
    alignedTo: aligned,
    owner,
    status,
    weight,
    restrictedTo: null,
  };
}

function exportedTarget(target: Target, result: ExportedResult): ExportedTarget {
  const { key, objective, name, owner, horizon, baseline, goal, unit, start, due, weight } = target;
  const measure: ExportedTarget['measure'] =
    target.measure.type === 'completion'
      ? { type: 'completion', weighBy: weighByText(target.measure.weighBy) }
      : { type: 'metric', take: target.measure.take };
  return { key, objective, name, owner, horizon, measure, baseline, goal, unit, start, due, weight, result };
}

/** A link to a deleted issue is named by the last key seen. */
function exportedLink(target: TargetKey, link: Link): ExportedLink {
  if (link.kind === 'jql') return { target, jql: link.jql, below: link.below };
  const named = { target, issue: link.key, below: link.below };
  return link.gone ? { ...named, deleted: true } : named;
}

function exportedCheckIn(target: TargetKey, checkIn: CheckIn): ExportedCheckIn {
  const { at, value, confidence, note, impediments } = checkIn;
  return { target, at, value, confidence, note, impediments };
}
