/** Texts of the panel on a work item that does not count, not yet as it is, or not by being closed. */
export const UNCOUNTED_TEXTS = {
  'panel.changed': 'This work item has changed since the number was worked out. The number follows within a minute.',
  'panel.changed.pending': 'This work item is not counted here yet. The number follows within a minute.',
  'panel.closing.all-counts': 'Closing this work item does not move the number: linked work counts here, done or not.',
  'panel.closing.by-status':
    'What closing this work item moves depends on its next status: statuses have a credit of their own here.',
  'panel.counts.below': 'The work under this item counts here, not the item itself.',
  'panel.counts.aligned': 'Aligned, does not count: this work serves the target and moves no number.',
  'panel.counts.taken-out': 'A link takes this work item out of the scope: it does not count.',
  'panel.counts.excluded': 'Resolved so, this work item is out of scope: it counts neither as done nor as open.',
  'panel.done.pending': 'This work item is done. The number follows within a minute.',
} as const;
