/** The parts of an objective's details, in the order of their tabs. */
export const OBJECTIVE_TABS = ['targets', 'work', 'changes', 'check-ins', 'history'] as const;
/** Those of a target's. */
export const TARGET_TABS = ['target', 'work', 'changes', 'check-ins', 'history'] as const;
/** Those of a cycle's. */
export const CYCLE_TABS = ['cycle'] as const;

/** What the drawer shows, and what is being done there. */
export interface Selection {
  readonly kind: 'objective' | 'target' | 'cycle';
  readonly key: string;
  /** The part that is open; the first when it is not said. */
  readonly tab?: string;
  readonly doing?: 'edit' | 'check-in' | 'close' | 'count';
  /** The field to start at when editing. */
  readonly field?: string;
}

/** The place of a tab; a name that is none opens the first. */
export const tabIndex = (tabs: readonly string[], tab: string | undefined): number =>
  tab === undefined ? 0 : Math.max(0, tabs.indexOf(tab));
