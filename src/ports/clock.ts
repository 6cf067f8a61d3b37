/** Time. Milliseconds since the epoch; never read elsewhere, so that the same input gives the same answer. */
export interface Clock {
  nowMs(): number;
}
