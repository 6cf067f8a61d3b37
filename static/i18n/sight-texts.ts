/** Texts about who sees what. */
export const SIGHT_TEXTS = {
  'sight.glass': 'Until {time} you see everything, also what is restricted to others. Nobody else does.',
  'sight.glass.end': 'Stop now',
  'sight.glass.ending': 'Stopping…',
  'sight.as': 'You read the strategy as {name} would, as far as you may see it yourself. Nothing can be changed.',
  'sight.as.work': 'Titles of work items are still the ones you may see.',
  'sight.own': 'You see what you always see again.',
  'sight.as.end': 'Back to my own view',

  'sight.restricted': 'Restricted',
  'sight.gone': 'This is not there any more, or you may not see it.',
  'sight.group': 'Group {name}',

  'edit.delegates': 'Delegates',
  'edit.delegates.help': 'May change it and check in as its owner may.',
  'edit.nobody': 'Nobody',
  'found.type': 'Type part of a name.',
} as const;
