/** Bytes that storage bills as one unit. */
const UNIT_BYTES = 10_240;
/**
 * Units that work on the past takes of storage before it rests, and for how long: half of the 4,000 that an installation
 * has in a minute. What is asked by people, and events, have the other half. https://developer.atlassian.com/platform/forge/limits-kvs-ce/
 */
const UNITS_AT_ONCE = 1_000;
export const REST_SECONDS = 30;
/** A target with its log and head, read and written; and how many members come to one unit. */
const UNITS_A_TARGET = 6;
const MEMBERS_A_UNIT = 250;

/** What one round of the worker has taken of storage for the past, by estimate: the platform tells nobody. */
export interface PastPace {
  noteBytes(bytes: number): void;
  noteTarget(members: number): void;
  isUsedUp(): boolean;
}

/** Begins a round. */
export function createPastPace(): PastPace {
  let units = 0;
  return {
    noteBytes: (bytes) => void (units += bytes / UNIT_BYTES),
    noteTarget: (members) => void (units += UNITS_A_TARGET + members / MEMBERS_A_UNIT),
    isUsedUp: () => units >= UNITS_AT_ONCE,
  };
}
