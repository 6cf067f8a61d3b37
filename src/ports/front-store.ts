/** A first screenful that was kept, and when it was true. */
export interface KeptFront {
  readonly atMs: number;
  readonly content: unknown;
}

/** What is known of a front before anything else is read. `lookedMs` is when work was last looked at. */
export interface FrontLook {
  readonly state: string;
  readonly isWaiting: boolean;
  readonly lookedMs: number | undefined;
  readonly kept: KeptFront | undefined;
}

/**
 * Keeps the first screenful of a large strategy, so that opening a page does not wait for all of it. Whatever a person
 * changes makes it unknown in the same transaction; numbers that work moves do not, so it says when it was true.
 */
export interface FrontStore {
  /** Whether numbers wait, of which a front knows nothing; what was kept, unless somebody has changed anything since. `state` names the strategy as it is now, to be asked before it is read. */
  look(fresh: string): Promise<FrontLook>;
  /** Keeps what was read while the strategy was in this state. */
  keep(state: string, front: KeptFront): Promise<void>;
}
