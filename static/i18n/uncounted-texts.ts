/** Texts of the panel on a work item that a number does not hold as it is. */
export const UNCOUNTED_TEXTS = {
  'panel.changed': 'This work item has changed since the number was worked out. The number follows within a minute.',
  'panel.changed.pending': 'This work item is not counted here yet. The number follows within a minute.',
  'panel.done.pending': 'This work item is done. The number follows within a minute.',
} as const;
