/** Texts about who sees what. */
export const SIGHT_TEXTS = {
  'sight.restricted': 'Restricted',
  'sight.gone': 'This is not there any more, or you may not see it.',
  'sight.group': 'Group {name}',

  'edit.delegates': 'Delegates',
  'edit.delegates.help': 'May change it and check in as its owner may.',
  'edit.nobody': 'Nobody',
  'found.type': 'Type part of a name.',
} as const;
