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

  undo: 'Undo',
  'undo.dismiss': 'Dismiss',
  'undo.running': 'Putting it back…',
  'undo.done': 'Undone: it is as it was before.',
  'undo.kept': 'Not undone: somebody changed {keys} meanwhile, and theirs is kept.',
  'undo.some': 'Undone, except {keys}: somebody changed it meanwhile, and theirs is kept.',
} as const;
