/** Wakes the worker. The work itself stands in the work log; a lost or doubled call only changes when it is done. */
export interface Wake {
  /** At most 900 s from now. `attempt` counts failed rounds in a row, for backing off. Throws `WakeRefused`. */
  after(delaySeconds: number, attempt?: number): Promise<void>;
}

/** The queue takes no message now: too many in this minute, or the app has just been deployed. */
export class WakeRefused extends Error {
  constructor(why: string) {
    super(`the queue takes no message: ${why}`);
    this.name = 'WakeRefused';
  }
}
