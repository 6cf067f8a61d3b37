/** Larger magnitudes would overflow in the arithmetic of progress. No number that people give may be beyond it. */
export const MAX_MAGNITUDE = 1e100;

/** Whether a number can be reckoned with: one too large to be held is infinite, and nothing comes of it. */
export const isWithinMagnitude = (value: number): boolean => Math.abs(value) <= MAX_MAGNITUDE;
