import type { CountedFile, CountedLeaf } from './count';
import { rulesOf } from './rules';

/** An issue as far as its place in the tree goes. */
interface Placed {
  readonly id: string;
  readonly fields: { readonly parent?: { readonly id: string } | null | undefined };
}

const sizeOf = (leaves: readonly CountedLeaf[]): number =>
  leaves.reduce((sum, { value, times }) => sum + (value ?? 0) * times, 0);

/**
 * How far the work that was agreed on has come, counted one piece at a time: each weighs what it weighed then and earns
 * what its category earns now; one that was broken down earns the mean of what is below it, one that has left nothing.
 */
export function committedShare(
  then: readonly CountedLeaf[],
  now: readonly CountedLeaf[],
  issues: readonly Placed[],
  file: CountedFile,
): number | null {
  const credit: Readonly<Record<string, number>> = { ...rulesOf({}, file).credit };
  const parentOf = new Map(issues.map((issue) => [issue.id, issue.fields.parent?.id]));
  const isBelow = (id: string, top: string): boolean => {
    const seen = new Set<string>();
    for (let at = parentOf.get(id); at !== undefined && !seen.has(at); at = parentOf.get(at)) {
      if (at === top) return true;
      seen.add(at);
    }
    return false;
  };
  const earns = (id: string): number => {
    const own = now.find((leaf) => leaf.id === id);
    if (own !== undefined) return own.excluded ? 0 : (credit[own.category] ?? 0);
    const below = now.filter((leaf) => !leaf.excluded && isBelow(leaf.id, id));
    if (below.length === 0) return 0;
    const all = sizeOf(below);
    if (all === 0) return below.reduce((sum, { category }) => sum + (credit[category] ?? 0), 0) / below.length;
    return below.reduce((sum, leaf) => sum + sizeOf([leaf]) * (credit[leaf.category] ?? 0), 0) / all;
  };
  const agreed = then.filter(({ excluded }) => !excluded);
  const whole = sizeOf(agreed);
  if (!(whole > 0)) return null;
  return agreed.reduce((sum, leaf) => sum + sizeOf([leaf]) * earns(leaf.id), 0) / whole;
}
