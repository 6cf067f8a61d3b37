import type { TargetKey } from '../../domain/ids';
import { isFedByWork, takesCheckIns } from '../../domain/measure';
import { exportFile } from '../../domain/strategy-export';
import { resultOf } from '../../rollup/target-result';
import type { Deps } from '../deps';
import { loadStrategy, type LoadedStrategy } from '../views/strategy-tree';

type File = ReturnType<typeof exportFile>;
type Section = 'cycles' | 'objectives' | 'targets';

const CURSOR = /^(cycles|objectives|targets):(\d{1,7})$/;

function entriesOf(strategy: LoadedStrategy): ReadonlyArray<{ readonly section: Section; readonly index: number }> {
  const places = (section: Section, count: number) => Array.from({ length: count }, (_, index) => ({ section, index }));
  return [
    ...places('cycles', strategy.cycles.length),
    ...places('objectives', strategy.objectives.length),
    ...places('targets', strategy.targets.length),
  ];
}

const exportedResult = ({ result, isWork }: { result: ReturnType<typeof resultOf>; isWork: boolean }) => ({
  asOf: result.asOf,
  complete: result.complete,
  actual: result.actual,
  expected: result.expected,
  variance: result.variance,
  progress: result.progress,
  status: result.status,
  reason: result.reason,
  ...(isWork && result.leaves !== null ? { leaves: result.leaves } : {}),
});

/**
 * The strategy as a file, a page of at most `maxBytes` at a time. Pages cut the list of cycles, objectives and targets;
 * a target's links and check-ins are on its page. Undefined for a cursor this export never gave.
 */
export async function exportStrategy(
  deps: Deps,
  cursor: string | undefined,
  maxBytes: number,
): Promise<{ readonly file: File; readonly cursor?: string } | undefined> {
  const strategy = await loadStrategy(deps);
  const entries = entriesOf(strategy);
  const parsed = cursor === undefined ? undefined : CURSOR.exec(cursor);
  if (parsed === null) return undefined;
  const start =
    parsed === undefined
      ? 0
      : entries.findIndex(({ section, index }) => section === parsed[1] && index === Number(parsed[2]));
  if (start < 0) return undefined;
  const defined = strategy.targets.map(({ value }) => value.target);
  const checkIns = await deps.strategy.checkIns(
    defined.filter(({ measure }) => takesCheckIns(measure)).map(({ key }) => key),
  );

  const pageOf = (until: number): File => {
    const here = entries.slice(start, until);
    const indexes = (section: Section): Set<number> =>
      new Set(here.filter((entry) => entry.section === section).map(({ index }) => index));
    const [cycles, objectives, targets] = [indexes('cycles'), indexes('objectives'), indexes('targets')];
    return exportFile({
      ...(start === 0 ? { settings: strategy.settings } : {}),
      cycles: strategy.cycles.filter((_, index) => cycles.has(index)),
      objectives: strategy.objectives.filter((_, index) => objectives.has(index)),
      targets: strategy.targets
        .filter((_, index) => targets.has(index))
        .map(({ value }) => ({
          target: value.target,
          result: exportedResult({
            result: resultOf(value.target, value.roll, strategy.settings, strategy.nowMs),
            isWork: isFedByWork(value.target.measure),
          }),
        })),
      checkIns: new Map<TargetKey, NonNullable<ReturnType<typeof checkIns.get>>>(
        [...checkIns].filter(([, items]) => items.length > 0),
      ),
    });
  };
  let until = entries.length;
  let file = pageOf(until);
  while (until - start > 1 && Buffer.byteLength(JSON.stringify(file)) > maxBytes) {
    until = start + Math.max(1, Math.floor((until - start) / 2));
    file = pageOf(until);
  }
  const next = entries[until];
  return next === undefined ? { file } : { file, cursor: `${next.section}:${next.index}` };
}
