/** Texts of duplicating an objective or a target. */
export const COPY_TEXTS = {
  'copy.title': 'Duplicate “{name}”',
  'copy.with-targets': { one: 'With its target', other: 'With its {count} targets' },
  'copy.with-links': 'With links to the same work',
  'copy.with-links.help': 'The same work then counts in both.',
  'copy.save': 'Duplicate',
  'copy.done': '{key} was created as a copy.',
  'copy.no-links': 'Links to work are not copied: that takes the permission to manage strategy.',
} as const;
