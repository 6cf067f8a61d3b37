import type { CycleKey, Day, ObjectiveKey, TargetKey } from '../ids';
import type { MeasureType } from '../measure';

/**
 * The keys of a strategy file and what they point at, with their places. It is read from broken entries too, so that one
 * mistake in an entry does not hide or invent others: an entry without a name still exists for those who refer to it.
 */
export interface FileOutline {
  readonly cycles: readonly Declared<CycleKey>[];
  readonly objectives: readonly DeclaredObjective[];
  readonly targets: readonly DeclaredTarget[];
  readonly references: readonly FileReference[];
  readonly checkIns: readonly CheckInPlace[];
}

export interface Declared<Key> {
  readonly key: Key;
  /** The entry's path, e.g. `cycles[0]`. */
  readonly path: string;
}

export interface DeclaredObjective extends Declared<ObjectiveKey> {
  /** Undefined when the file does not name it or names it wrongly. */
  readonly parent: ObjectiveKey | null | undefined;
}

export interface DeclaredTarget extends Declared<TargetKey> {
  readonly measure: MeasureType | undefined;
}

export interface CheckInPlace {
  readonly target: TargetKey;
  readonly at: Day | undefined;
  /** It carries the value the target came to by itself, which any measure has. */
  readonly automatic: boolean;
  readonly path: string;
}

/** One mention of something that must exist. */
export type FileReference =
  | { readonly kind: 'cycle'; readonly key: CycleKey; readonly path: string }
  | { readonly kind: 'objective'; readonly key: ObjectiveKey; readonly path: string }
  | { readonly kind: 'target'; readonly key: TargetKey; readonly path: string }
  | {
      readonly kind: 'linked-issue';
      readonly key: string;
      readonly target: TargetKey | undefined;
      readonly path: string;
    }
  | {
      readonly kind: 'impeding-issue';
      readonly key: string;
      readonly target: TargetKey | undefined;
      readonly at: Day | undefined;
      readonly path: string;
    };

export const EMPTY_OUTLINE: FileOutline = { cycles: [], objectives: [], targets: [], references: [], checkIns: [] };
