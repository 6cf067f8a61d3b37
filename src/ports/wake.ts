/** Wakes the worker. The work itself stands in the work log; a lost or doubled call only changes when it is done. */
export interface Wake {
  /** At most 900 s from now. `attempt` counts failed rounds in a row, for backing off. */
  after(delaySeconds: number, attempt?: number): Promise<void>;
}
