const HOUR_MS = 3_600_000;

/** Slices of a day, and days in which every issue is read again at least once. */
export const SLICES_A_DAY = 8;
export const LAP_DAYS = 60;

/** Whether this hour's round takes a slice of all issues. */
export const isSliceDue = (nowMs: number): boolean => Math.floor(nowMs / HOUR_MS) % (24 / SLICES_A_DAY) === 0;
