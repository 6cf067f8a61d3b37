/** Texts of working in the tree: narrowing it, choosing columns, selecting, changing many at once, moving. */
export const TREE_TEXTS = {
  'tree.level': 'Level',
  'tree.level.all': 'Every level',
  'tree.owner': 'Owner',
  'tree.owner.all': 'Every owner',
  'tree.shown': '{shown} of {count} shown',
  'tree.all-shown': 'All {count} shown',
  'tree.columns': 'Columns',
  'tree.columns.usual': 'Usual columns',
} as const;
