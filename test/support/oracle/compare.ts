import type { Count } from './count';

/** As much of an export as is compared with a count. */
export interface ExportedTargets {
  readonly targets: ReadonlyArray<{
    readonly key: string;
    readonly result?: Partial<Count> & { readonly complete?: boolean };
  }>;
}

/** Sums in another order differ in their last bits; anything more is a difference. */
const closeTo = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));

/** A number counted for two moments may be any number between, for an export made between them. */
function agrees(counted: unknown, later: unknown, told: unknown): boolean {
  if (typeof counted !== 'number' || typeof later !== 'number' || typeof told !== 'number') return counted === told;
  return (
    closeTo(counted, told) ||
    closeTo(later, told) ||
    (counted < told && told < later) ||
    (later < told && told < counted)
  );
}

const NUMBERS = ['actual', 'expected', 'variance', 'progress', 'reason'] as const;
const LEAVES = ['total', 'done', 'inProgress', 'toDo', 'excluded', 'unweighted'] as const;

/**
 * Where an export says otherwise than the count; one line for each number. Time moves while an export is made: with
 * counts for the moment before and the moment after, what depends on time must lie between the two.
 */
export function differencesOf(
  counts: ReadonlyMap<string, Count>,
  exported: ExportedTargets,
  later: ReadonlyMap<string, Count> = counts,
): readonly string[] {
  const results = new Map(exported.targets.map(({ key, result }) => [key, result]));
  return [...counts].flatMap(([key, count]) => {
    const result = results.get(key);
    const after = later.get(key);
    if (result === undefined || after === undefined) return [`${key}: counted, but not in the export`];
    const tell = (name: string, counted: unknown, next: unknown, told: unknown): readonly string[] =>
      agrees(counted, next, told) ? [] : [`${key}.${name}: counted ${String(counted)}, exported ${String(told)}`];
    return [
      ...tell('complete', true, true, result.complete),
      ...NUMBERS.flatMap((name) => tell(name, count[name], after[name], result[name])),
      ...LEAVES.flatMap((name) =>
        tell(`leaves.${name}`, count.leaves[name], after.leaves[name], result.leaves?.[name]),
      ),
    ];
  });
}
