import type { FindingView, ObjectiveView, TargetView } from '../../../../src/contract/views';
import { knownObjective, knownTarget, isSame, type Entry, type Known } from '../edit/entries';
import type { Change } from '../edit/save-entries';
import type { Creation, StrategyScene } from '../edit/strategy-context';
import type { Selection } from '../selection';

/** An edit that would settle a finding: one that is made at once, or the form where it is made. */
export type Fix =
  | { readonly label: 'mine' | 'into-cycle' | 'equal'; readonly changes: readonly Change[] }
  | {
      readonly label: 'owner' | 'goal' | 'dates' | 'parent' | 'weight' | 'perspective' | 'close' | 'links';
      readonly open: Selection;
    }
  | { readonly label: 'target'; readonly create: Creation }
  | { readonly label: 'align'; readonly target: TargetView; readonly besides: readonly string[] };

type Scene = Pick<StrategyScene, 'data' | 'rights'>;

/** What a finding is about, as far as the viewer may change it. */
interface About {
  readonly objectives: readonly ObjectiveView[];
  readonly targets: readonly TargetView[];
}

function aboutOf(finding: FindingView, { data, rights }: Scene): About {
  const keys = new Set([...finding.objectives, ...finding.targets]);
  return {
    objectives: data.objectives.filter((one) => keys.has(one.key) && rights.mayEditObjective(one)),
    targets: data.targets.filter((one) => keys.has(one.key) && rights.mayEditTarget(one)),
  };
}

const change = (before: Known, fields: Entry): readonly Change[] =>
  Object.entries(fields).every(([name, value]) => isSame(before.entry[name], value)) ? [] : [{ before, fields }];

/** The dates of a target cut to those of its cycle; the cycle's own where it lies outside altogether. */
function withinCycle(target: TargetView, { start, end }: { readonly start: string; readonly end: string }): Entry {
  const isOutside = target.due < start || target.start > end;
  return {
    start: isOutside || target.start < start ? start : target.start,
    due: isOutside || target.due > end ? end : target.due,
  };
}

/** Everything that counts towards an objective gets the same weight. */
function equalWeights(finding: FindingView, { data, rights }: Scene): readonly Change[] {
  const [parent] = finding.objectives;
  const objectives = data.objectives.filter((one) => one.parent === parent);
  const targets = data.targets.filter((one) => one.objective === parent);
  if (!objectives.every((one) => rights.mayEditObjective(one)) || !targets.every((one) => rights.mayEditTarget(one)))
    return [];
  return [...objectives.map(knownObjective), ...targets.map(knownTarget)].flatMap((one) => change(one, { weight: 1 }));
}

const made = (label: 'mine' | 'into-cycle' | 'equal', changes: readonly Change[]): readonly Fix[] =>
  changes.length === 0 ? [] : [{ label, changes }];

/** Of more targets than these there is no telling whose the work is at a glance. */
const MOST_COMPETING = 4;
const alignFix = (target: TargetView, { targets }: FindingView): Fix => ({
  label: 'align',
  target,
  besides: targets.filter((key) => key !== target.key),
});

/** The edits that settle a finding, the quickest first, for somebody who may make them. */
export function fixesOf(finding: FindingView, scene: Scene): readonly Fix[] {
  const { data } = scene;
  const { objectives, targets } = aboutOf(finding, scene);
  const only: Selection | undefined =
    objectives.length + targets.length !== 1
      ? undefined
      : ([
          ...objectives.map(({ key }) => ({ kind: 'objective' as const, key })),
          ...targets.map(({ key }) => ({ kind: 'target' as const, key })),
        ][0] ?? undefined);
  const edit = (
    label: 'owner' | 'goal' | 'dates' | 'parent' | 'weight' | 'perspective',
    field: string,
  ): readonly Fix[] => (only === undefined ? [] : [{ label, open: { ...only, doing: 'edit', field } }]);
  switch (finding.rule) {
    case 'no-owner':
    case 'objective-owner':
    case 'owner-left': {
      const known = [...objectives.map(knownObjective), ...targets.map(knownTarget)];
      return [
        ...made(
          'mine',
          known.flatMap((one) => change(one, { owner: data.me })),
        ),
        ...edit('owner', 'owner'),
      ];
    }
    case 'goal-is-baseline':
      return edit('goal', 'goal');
    case 'unknown-perspective':
      return edit('perspective', 'perspective');
    case 'outside-cycle': {
      const { cycle } = data;
      const moved = cycle === null ? [] : targets.flatMap((one) => change(knownTarget(one), withinCycle(one, cycle)));
      return [...made('into-cycle', moved), ...edit('dates', 'start')];
    }
    case 'orphan':
    case 'too-deep':
      return edit('parent', 'parent');
    case 'no-measurable-target': {
      const [objective] = objectives;
      return objective === undefined ? [] : [{ label: 'target', create: { kind: 'target', under: objective.key } }];
    }
    case 'lost-links':
      return targets.map(({ key }) => ({ label: 'links', open: { kind: 'target', key, tab: 'work' } }));
    case 'weights':
      return made('equal', equalWeights(finding, scene));
    case 'priority-count': {
      const isMany = finding.found !== null && finding.limit !== null && finding.found > finding.limit;
      const last = objectives[objectives.length - 1];
      return isMany && last !== undefined
        ? [{ label: 'close', open: { kind: 'objective', key: last.key, doing: 'close' } }]
        : [];
    }
    case 'competing-targets':
      return finding.targets.length > MOST_COMPETING ? [] : targets.map((target) => alignFix(target, finding));
    case 'too-many-targets':
      return [];
  }
}
