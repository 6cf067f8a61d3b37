import type { Count } from './independent-count';

/** As much of an export as is compared with a count. */
export interface ExportedTargets {
  readonly targets: ReadonlyArray<{
    readonly key: string;
    readonly result?: Partial<Count> & { readonly complete?: boolean };
  }>;
}

/** Sums in another order differ in their last bits; anything more is a difference. */
const closeTo = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));

const equal = (counted: unknown, told: unknown): boolean =>
  typeof counted === 'number' && typeof told === 'number' ? closeTo(counted, told) : counted === told;

const NUMBERS = ['actual', 'expected', 'variance', 'progress', 'reason'] as const;
const LEAVES = ['total', 'done', 'inProgress', 'toDo', 'excluded', 'unweighted'] as const;

/** Where an export says otherwise than the count; one line for each number. */
export function differencesOf(counts: ReadonlyMap<string, Count>, exported: ExportedTargets): readonly string[] {
  const results = new Map(exported.targets.map(({ key, result }) => [key, result]));
  return [...counts].flatMap(([key, count]) => {
    const result = results.get(key);
    if (result === undefined) return [`${key}: counted, but not in the export`];
    const tell = (name: string, counted: unknown, told: unknown): readonly string[] =>
      equal(counted, told) ? [] : [`${key}.${name}: counted ${String(counted)}, exported ${String(told)}`];
    return [
      ...tell('complete', true, result.complete),
      ...NUMBERS.flatMap((name) => tell(name, count[name], result[name])),
      ...LEAVES.flatMap((name) => tell(`leaves.${name}`, count.leaves[name], result.leaves?.[name])),
    ];
  });
}
