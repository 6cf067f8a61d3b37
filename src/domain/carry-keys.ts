import { branded } from './brand';
import { drawnKey, type Keyed } from './given-key';
import type { CycleKey, ObjectiveKey, TargetKey } from './ids';

type Thing =
  { readonly kind: 'objective'; readonly key: ObjectiveKey } | { readonly kind: 'target'; readonly key: TargetKey };

/** What the keys of copies depend on. */
export interface KeySource {
  /** Hexadecimal digits for a text, always the same ones; nobody who reads a key can work them out. */
  draw(text: string): string;
  /** Whether something has the key that no copy into the cycle can be: it is hidden, or stands in another cycle. */
  isElse(thing: Thing): boolean;
}

/** Where the copies into one cycle are, or will be. */
export interface CopyKeys {
  objective(of: ObjectiveKey): ObjectiveKey;
  target(of: TargetKey): TargetKey;
}

/**
 * The keys of copies into a cycle. The same copy always gets the same key, so making it again finds it, whoever does. What
 * is hidden, and what stands elsewhere, is passed over: a copy that was restricted, or moved, keeps nobody from making theirs.
 * A key tells neither what it is a copy of nor whether another was passed over, because it is drawn with the site's secret.
 */
export function copyKeysInto(to: CycleKey, { draw, isElse }: KeySource): CopyKeys {
  const known = new Map<string, string>();
  const found = (kind: Keyed, of: string, isPassedOver: (key: string) => boolean): string => {
    const name = `${kind} ${of}`;
    const before = known.get(name);
    if (before !== undefined) return before;
    // Neither the key of a thing nor that of a cycle has a space.
    const drawn = (attempt: number): string => drawnKey(kind, draw(`${name} ${to} ${attempt}`));
    let key = drawn(0);
    for (let attempt = 1; isPassedOver(key); attempt += 1) key = drawn(attempt);
    known.set(name, key);
    return key;
  };
  return {
    objective: (of) => branded(found('objective', of, (key) => isElse({ kind: 'objective', key: branded(key) }))),
    target: (of) => branded(found('target', of, (key) => isElse({ kind: 'target', key: branded(key) }))),
  };
}
