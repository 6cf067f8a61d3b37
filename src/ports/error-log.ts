/** A failure that a person met, or that befell what the app does by itself, kept for support: codes and ids, no content. */
export interface LoggedError {
  readonly errorId: string;
  readonly at: string;
  readonly call: string;
  readonly kind: string;
}

/** The last failures, a bounded list in which each kind of failure keeps a place. */
export interface ErrorLog {
  add(error: LoggedError): Promise<void>;
  /** Remembers a failure that storage would not take. Kept where the app runs, so it is lost with that. */
  remember(error: LoggedError): void;
  /** Adds what is remembered, once storage takes writes; asks nothing of it where nothing is. */
  addRemembered(): Promise<void>;
  recent(): Promise<readonly LoggedError[]>;
}
