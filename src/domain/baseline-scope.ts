import type { Instant } from './ids';

/** How much work was in a target's scope when its cycle was committed, so that growth shows. Weights are in the measure's unit. */
export interface BaselineScope {
  readonly at: Instant;
  readonly total: number;
  readonly done: number;
  readonly weight: number;
  readonly doneWeight: number;
}
