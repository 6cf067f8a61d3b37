import type { CheckIn } from './check-in';
import { isPlainCounting } from './counting';
import type { Cycle } from './cycle';
import type { TargetKey } from './ids';
import type { Link } from './link';
import { bearingOf, contributionOf, roleOf } from './link-role';
import { plainMeasure } from './measure';
import type { Objective } from './objective';
import { DEFAULT_SETTINGS, type Settings } from './settings';
import {
  STRATEGY_FORMAT,
  STRATEGY_VERSION,
  type ExportedCheckIn,
  type ExportedCycle,
  type ExportedLink,
  type ExportedObjective,
  type ExportedResult,
  type ExportedSettings,
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
    cycles: byKey(cycles).map(exportedCycle),
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

/** What few sites set is left out where it is not set. */
const exportedSettings = ({ statusCredit, unestimated, ...settings }: Settings): ExportedSettings => ({
  ...settings,
  ...(Object.keys(statusCredit).length === 0 ? {} : { statusCredit }),
  ...(unestimated === DEFAULT_SETTINGS.unestimated ? {} : { unestimated }),
});

const exportedCycle = ({ committedAt, closedAt, ...cycle }: Cycle): ExportedCycle => ({
  key: cycle.key,
  name: cycle.name,
  start: cycle.start,
  end: cycle.end,
  translateBy: cycle.translateBy,
  state: cycle.state,
  ...(committedAt === null ? {} : { committedAt }),
  ...(closedAt === null ? {} : { closedAt }),
});

const exportedObjective = (objective: Objective): ExportedObjective => ({
  key: objective.key,
  name: objective.name,
  description: objective.description,
  cycle: objective.cycle,
  level: objective.level,
  parent: objective.parent,
  alignedTo: objective.alignedTo.toSorted(byText),
  owner: objective.owner,
  status: objective.status,
  weight: objective.weight,
  order: objective.order,
  delegates: objective.delegates,
  closing: objective.closing,
  perspective: objective.perspective,
  cadence: objective.cadence,
  ...(isPlainCounting(objective.counting) ? {} : { counting: objective.counting }),
  restrictedTo: objective.restrictedTo,
  ...(objective.turned === null ? {} : { turned: objective.turned }),
  ...(objective.affirmed === null ? {} : { affirmed: objective.affirmed }),
});

const exportedTarget = (target: Target, result: ExportedResult): ExportedTarget => ({
  key: target.key,
  objective: target.objective,
  name: target.name,
  owner: target.owner,
  horizon: target.horizon,
  measure: plainMeasure(target.measure),
  baseline: target.baseline,
  goal: target.goal,
  unit: target.unit,
  start: target.start,
  due: target.due,
  weight: target.weight,
  kind: target.kind,
  order: target.order,
  delegates: target.delegates,
  profile: target.profile,
  milestones: target.milestones,
  override: target.override,
  ...(isPlainCounting(target.counting) ? {} : { counting: target.counting }),
  ...(target.baselineScope === null ? {} : { baselineScope: target.baselineScope }),
  ...(target.frozen === null ? {} : { frozen: target.frozen }),
  ...(target.affirmed === null ? {} : { affirmed: target.affirmed }),
  result,
});

/** A link to a deleted issue is named by the last key seen. */
function exportedLink(target: TargetKey, link: Link): ExportedLink {
  const bearing = bearingOf(roleOf(link), contributionOf(link));
  if (link.kind === 'jql') return { target, jql: link.jql, below: link.below, ...bearing };
  const named = { target, issue: link.key, below: link.below, ...bearing };
  return link.gone ? { ...named, deleted: true } : named;
}

function exportedCheckIn(target: TargetKey, checkIn: CheckIn): ExportedCheckIn {
  const { at, value, automatic, confidence, note, impediments, by } = checkIn;
  return { target, at, value, ...(automatic ? { automatic } : {}), confidence, note, impediments, by };
}
