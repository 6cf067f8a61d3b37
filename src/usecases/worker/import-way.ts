import type { Mistake } from '../../domain/mistake';
import type { Result } from '../../domain/result';
import type { ImportState } from '../../ports/import-store';
import type { Deps } from '../deps';
import type { PreparedImport } from '../strategy/apply-file';

/** How one file is applied: on which store, planned how, told as what, and what comes after. */
export interface Way {
  readonly deps: Deps;
  /** As it is saved from now on. */
  readonly state: ImportState;
  readonly isResumed: boolean;
  /** What is told of it; the plan's own counts when there is nothing else to tell. */
  readonly told: ImportState['changed'] | undefined;
  prepare(deps: Deps): Promise<Result<PreparedImport, readonly Mistake[]>>;
  /** Steps that follow when the file has been applied. */
  readonly stepsAfter: number;
  /** `onStep` takes the state so far, and says whether there is time for more; true at the end. */
  finish(onStep: (state: (now: ImportState) => ImportState) => Promise<boolean>): Promise<boolean>;
}
