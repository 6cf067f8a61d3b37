/**
 * Why work waits: Jira could not answer, its quota is used up, or our own budget is, or storage takes no more in this minute.
 * A budget stops the long jobs first and leaves the rest to what has just changed.
 */
export const BUSY_WITH = ['jira', 'quota', 'budget', 'storage'] as const;
export type BusyWith = (typeof BUSY_WITH)[number];
