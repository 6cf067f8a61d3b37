/** The largest weight that is taken. Beside it the smallest still counts; one far beyond would leave nothing of its siblings. */
export const MAX_WEIGHT = 1_000_000;
