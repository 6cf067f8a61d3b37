import type { CallInput } from '../../../../src/contract/calls';
import type { ObjectiveView, TargetView } from '../../../../src/contract/views';

export type Entry = CallInput<'saveMany'>['entries'][number]['entry'];
export type EntryKind = CallInput<'saveMany'>['entries'][number]['kind'];

/** An objective or target as it was seen: the entry of a strategy file that says it, and its revision. */
export interface Known {
  readonly kind: EntryKind;
  readonly key: string;
  readonly entry: Entry;
  readonly rev: number;
}

/** An objective as the entry that would write it. */
export function knownObjective({ rev, roll: _roll, ...entry }: ObjectiveView): Known {
  return { kind: 'objective', key: entry.key, entry, rev };
}

/** A target as the entry that would write it. */
export function knownTarget({ rev, result: _result, linkCount: _links, ...entry }: TargetView): Known {
  return { kind: 'target', key: entry.key, entry, rev };
}

const text = (value: unknown): string =>
  JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  ) ?? '';

/** Whether two values say the same, in whatever order their parts stand. */
export const isSame = (a: unknown, b: unknown): boolean => text(a) === text(b);

/** The fields that `after` names and says otherwise than `before`. */
export const fieldsChanged = (before: Entry, after: Entry): readonly string[] =>
  Object.keys(after).filter((field) => !isSame(before[field] ?? null, after[field] ?? null));
