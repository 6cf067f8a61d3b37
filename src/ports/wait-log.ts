import type { Waiting } from '../rollup/waiting';

/** What waits, and until when that is to be believed: a worker that is still waiting says so again before. */
export interface KeptWaiting extends Waiting {
  readonly untilMs: number;
}

/**
 * Where it is said whose numbers wait: by the worker, and by whoever could not wake it. It is read with what pages read
 * anyway.
 */
export interface WaitLog {
  find(): Promise<KeptWaiting | undefined>;
  keep(waiting: KeptWaiting): Promise<void>;
  drop(): Promise<void>;
}
