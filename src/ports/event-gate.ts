import type { Interest } from './roll-store';

/** All that an event needs to know, in one small read. */
export interface EventGate {
  look(): Promise<{
    readonly interest: Interest;
    /** When the worker is already going to wake, in ms; undefined when it is not. */
    readonly wakeAtMs: number | undefined;
    /** Whether it could not be woken then: until that moment nobody need try again. */
    readonly isRefused: boolean;
  }>;
}
