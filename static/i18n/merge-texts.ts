/** Texts of merging one thing into another. */
export const MERGE_TEXTS = {
  'merge.moves': 'Move what is under it there too: {parts}',
  'merge.targets': { one: 'one target', other: '{count} targets' },
  'merge.objectives': { one: 'one objective', other: '{count} objectives' },
  'merge.help': 'Each keeps its numbers, links and owner, and counts there from now on.',
  'merge.left': {
    one: 'One more is not yours to move and stays where it is.',
    other: '{count} more are not yours to move and stay where they are.',
  },
  'merge.confirm': 'Merge',
  'merge.done': '“{name}” is merged into “{into}”, with what was under it.',
  'merge.some': 'These had changed meanwhile and stay where they are: {keys}.',
} as const;
