import type { Instant } from './ids';
import type { UnmeasuredReason } from './progress';
import type { Status } from './status';

/** What a target came to when its cycle was closed. Nothing that happens later changes it, the passing of time included. */
export interface FrozenResult {
  readonly asOf: Instant;
  readonly complete: boolean;
  readonly actual: number | null;
  readonly expected: number;
  readonly variance: number | null;
  readonly progress: number | null;
  readonly expectedProgress: number;
  readonly status: Status;
  readonly reason: UnmeasuredReason | null;
  readonly leaves: {
    readonly total: number;
    readonly done: number;
    readonly inProgress: number;
    readonly toDo: number;
    readonly excluded: number;
    readonly unweighted: number;
  } | null;
  readonly parts: { readonly measured: number; readonly of: number } | null;
  readonly unestimated?: { readonly count: number; readonly as: number | null };
  /** There when the value was set by hand. */
  readonly automatic?: {
    readonly actual: number | null;
    readonly variance: number | null;
    readonly progress: number | null;
  };
}
