import { parseStrategyFile } from '../../src/contract/strategy-file';
import { parseIssueId } from '../../src/domain/ids';
import type { TargetKey } from '../../src/domain/ids';
import { DEFAULT_SETTINGS } from '../../src/domain/settings';
import { exportFile } from '../../src/domain/strategy-export';
import type { ExportedResult, StrategyFile } from '../../src/domain/strategy-file/file-format';
import type { ImportPlan } from '../../src/domain/strategy-file/import-plan';
import type { ParsedStrategyFile } from '../../src/domain/strategy-file/parsed-file';
import type { KnownIssue, StrategyIndex } from '../../src/domain/strategy-file/strategy-index';
import { planImport } from '../../src/domain/strategy-plan';
import type { Mistake } from '../../src/domain/mistake';

/** A site as a value: what a plan is made against and what it is applied to. */
export const EMPTY_SITE: StrategyIndex = {
  settings: DEFAULT_SETTINGS,
  cycles: new Map(),
  objectives: new Map(),
  targets: new Map(),
  checkIns: new Map(),
  issues: new Map(),
};

/** Issues PLAT-1 … as Jira would find them; the id is 1000 and the number. */
export function knownIssues(...keys: readonly string[]): ReadonlyMap<string, KnownIssue> {
  return new Map(
    keys.flatMap((key) => {
      const id = parseIssueId(String(1000 + Number(key.split('-')[1])));
      return id === undefined ? [] : [[key, { id, key }] as const];
    }),
  );
}

export function parsed(file: unknown): ParsedStrategyFile {
  const result = parseStrategyFile(file);
  if (!result.ok) throw new Error(`not a strategy file: ${JSON.stringify(result.mistakes)}`);
  return result.file;
}

/** The same of a file that the site may complete. */
export function completedBy(site: StrategyIndex, file: unknown): ParsedStrategyFile {
  const read = parseStrategyFile(file);
  const whole = read.ok ? read : (read.partial?.with(site) ?? read);
  if (!whole.ok) throw new Error(`not a strategy file: ${JSON.stringify(whole.mistakes)}`);
  return whole.file;
}

export function planned(site: StrategyIndex, file: unknown): ImportPlan {
  const plan = planImport(site, parsed(file));
  if (!plan.ok) throw new Error(`refused: ${JSON.stringify(plan.error)}`);
  return plan.value;
}

export function refusals(site: StrategyIndex, file: unknown): readonly Mistake[] {
  const plan = planImport(site, parsed(file));
  return plan.ok ? [] : plan.error;
}

/** The site after the plan. */
export function applied(site: StrategyIndex, plan: ImportPlan): StrategyIndex {
  const written = <K, T extends { readonly key: K }>(
    before: ReadonlyMap<K, T>,
    changes: readonly { readonly after: T }[],
  ): ReadonlyMap<K, T> => new Map([...before, ...changes.map(({ after }) => [after.key, after] as const)]);
  return {
    settings: plan.settings?.after ?? site.settings,
    cycles: written(site.cycles, plan.cycles),
    objectives: written(site.objectives, plan.objectives),
    targets: written(site.targets, plan.targets),
    checkIns: new Map([...site.checkIns, ...plan.checkIns.map(({ target, after }) => [target, after] as const)]),
    issues: site.issues,
  };
}

export const imported = (site: StrategyIndex, file: unknown): StrategyIndex => applied(site, planned(site, file));

const RESULT: ExportedResult = {
  asOf: '2021-06-30T00:00:00.000Z',
  complete: true,
  actual: null,
  expected: 50,
  variance: null,
  progress: null,
  status: 'unmeasured',
  reason: 'nothing-in-scope',
};

export function exported(
  site: StrategyIndex,
  resultOf: (target: TargetKey) => ExportedResult = () => RESULT,
): StrategyFile {
  return exportFile({
    settings: site.settings,
    cycles: [...site.cycles.values()],
    objectives: [...site.objectives.values()],
    targets: [...site.targets.values()].map((target) => ({ target, result: resultOf(target.key) })),
    checkIns: site.checkIns,
  });
}

/** As it leaves the site and comes back: text. */
export const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
