import type { Cycle } from '../../domain/cycle';
import type { TargetKey } from '../../domain/ids';
import { isFedByWork, takesCheckIns } from '../../domain/measure';
import type { Objective } from '../../domain/objective';
import { exportFile, type Exportable } from '../../domain/strategy-export';
import { byText } from '../../domain/strategy-file/same';
import type { StoredTarget } from '../../ports/strategy-store';
import { resultOf } from '../../rollup/target-result';
import type { Deps } from '../deps';
import { loadStrategy, type LoadedStrategy } from '../views/strategy-tree';

type File = ReturnType<typeof exportFile>;

/** One thing a file lists; pages cut between two of them. */
type Entry =
  | { readonly section: 'cycles'; readonly key: string; readonly value: Cycle }
  | { readonly section: 'objectives'; readonly key: string; readonly value: Objective }
  | { readonly section: 'targets'; readonly key: string; readonly value: StoredTarget };

const SECTIONS: readonly Entry['section'][] = ['cycles', 'objectives', 'targets'];
const CURSOR = /^(cycles|objectives|targets):([A-Za-z0-9._-]{1,60})$/;
/** Targets whose check-ins are read at once: one batch. */
const CHUNK = 25;

function entriesOf({ cycles, objectives, targets }: LoadedStrategy): readonly Entry[] {
  const inOrder = <T extends Entry>(entries: readonly T[]): readonly T[] =>
    entries.toSorted((a, b) => byText(a.key, b.key));
  return [
    ...inOrder(cycles.map((value) => ({ section: 'cycles' as const, key: value.key, value }))),
    ...inOrder(objectives.map((value) => ({ section: 'objectives' as const, key: value.key, value }))),
    ...inOrder(targets.map((value) => ({ section: 'targets' as const, key: value.value.target.key, value }))),
  ];
}

/** Where the page begins: at the entry the cursor names, or the first after it when that is gone. */
function startOf(entries: readonly Entry[], cursor: string | undefined): number | undefined {
  if (cursor === undefined) return 0;
  const [, section, key] = CURSOR.exec(cursor) ?? [];
  const place = SECTIONS.findIndex((one) => one === section);
  if (place < 0 || key === undefined) return undefined;
  const start = entries.findIndex((entry) => {
    const here = SECTIONS.indexOf(entry.section);
    return here > place || (here === place && byText(entry.key, key) >= 0);
  });
  return start < 0 ? entries.length : start;
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
  ...(result.staleSince === null ? {} : { staleSince: result.staleSince }),
  ...(result.automatic === undefined ? {} : { automatic: result.automatic }),
  ...(isWork && result.leaves !== null ? { leaves: result.leaves } : {}),
  ...(isWork && result.unestimated !== undefined ? { unestimated: result.unestimated } : {}),
});

function fileOf(
  strategy: LoadedStrategy,
  entries: readonly Entry[],
  checkIns: Exportable['checkIns'],
  isFirst: boolean,
): File {
  return exportFile({
    ...(isFirst ? { settings: strategy.settings } : {}),
    cycles: entries.flatMap((entry) => (entry.section === 'cycles' ? [entry.value] : [])),
    objectives: entries.flatMap((entry) => (entry.section === 'objectives' ? [entry.value] : [])),
    targets: entries.flatMap((entry) => {
      if (entry.section !== 'targets') return [];
      const { target, roll } = entry.value.value;
      const result = resultOf(target, roll, strategy.settings, strategy.nowMs);
      return [{ target, result: exportedResult({ result, isWork: isFedByWork(target.measure) }) }];
    }),
    checkIns,
  });
}

/** Where nobody has checked in there is nothing to read; records from before that was kept say it of entered values alone. */
const entered = (entries: readonly Entry[]): readonly TargetKey[] =>
  entries.flatMap((entry) =>
    entry.section === 'targets' &&
    (entry.value.value.roll.said !== null || takesCheckIns(entry.value.value.target.measure))
      ? [entry.value.value.target.key]
      : [],
  );

const sizeOf = (file: File): number => Buffer.byteLength(JSON.stringify(file));

/**
 * The strategy as a file, a page of at most `maxBytes` at a time. Pages cut the list of cycles, objectives and targets;
 * a target's links and check-ins are on its page, and only those of the page are read. Undefined for a cursor this export
 * never gave.
 */
export async function exportStrategy(
  deps: Deps,
  cursor: string | undefined,
  maxBytes: number,
): Promise<{ readonly file: File; readonly cursor?: string } | undefined> {
  const strategy = await loadStrategy(deps);
  const entries = entriesOf(strategy);
  const start = startOf(entries, cursor);
  if (start === undefined) return undefined;
  const isFirst = cursor === undefined;
  const checkIns = new Map<TargetKey, NonNullable<ReturnType<Exportable['checkIns']['get']>>>();
  let until = start;
  let bytes = sizeOf(fileOf(strategy, [], checkIns, isFirst));
  let isFull = false;
  while (until < entries.length && !isFull) {
    const chunk = entries.slice(until, until + CHUNK);
    for (const [key, items] of await deps.strategy.checkIns(entered(chunk))) checkIns.set(key, items);
    for (const entry of chunk) {
      bytes += sizeOf(fileOf(strategy, [entry], checkIns, false));
      isFull = bytes > maxBytes && until > start;
      if (isFull) break;
      until += 1;
    }
  }
  const file = fileOf(strategy, entries.slice(start, until), checkIns, isFirst);
  const next = entries[until];
  return next === undefined ? { file } : { file, cursor: `${next.section}:${next.key}` };
}
