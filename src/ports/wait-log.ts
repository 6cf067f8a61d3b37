import type { Waiting } from '../rollup/waiting';

/** What waits, and until when that is to be believed: a worker that is still waiting says so again before. */
export interface KeptWaiting extends Waiting {
  readonly untilMs: number;
}

/** Where the worker says whose numbers wait. It is read with what pages read anyway; only the worker writes here. */
export interface WaitLog {
  find(): Promise<KeptWaiting | undefined>;
  keep(waiting: KeptWaiting): Promise<void>;
  drop(): Promise<void>;
}
