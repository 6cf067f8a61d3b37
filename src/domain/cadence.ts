/** How often owners check in. */
export const CADENCES = ['weekly', 'two-weekly', 'monthly', 'quarterly', 'none'] as const;
export type Cadence = (typeof CADENCES)[number];

/** An objective's own rhythm, also for what is below it unless that sets its own; `locked` forbids that. */
export interface CadenceRule {
  readonly every: Cadence;
  readonly locked: boolean;
}
