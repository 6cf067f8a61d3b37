/** Texts of how often owners check in, where an objective says so. */
export const RHYTHM_TEXTS = {
  'rhythm.fact': 'Check-ins',
  'rhythm.line': 'Check-ins: {said}',
  'rhythm.change': 'Change how often',
  'rhythm.every.weekly': 'every week',
  'rhythm.every.two-weekly': 'every two weeks',
  'rhythm.every.monthly': 'every month',
  'rhythm.every.quarterly': 'every quarter',
  'rhythm.every.none': 'not asked for',
  'rhythm.by': '{rhythm}, as “{name}” says',
  'rhythm.by.lock': '{rhythm}, as “{name}” says for everything below it',
  'rhythm.by.site': '{rhythm}, as the site says for this level',
  'rhythm.own': '{rhythm}, as set here',
  'rhythm.own.lock': '{rhythm}, as set here for everything below it',
  'rhythm.own.waits': 'What is set here waits: {rhythm}.',

  'edit.rhythm': 'How often to check in',
  'edit.rhythm.inherits': 'As what is above it',
  'edit.rhythm.as': 'As above: {said}',
  'edit.rhythm.help':
    'Asked of the owners of its targets, and below it wherever nothing else is set. Leave it empty to go by what is above.',
  'edit.rhythm.locked': 'It is locked: {said}. What is set here would wait until that is unlocked.',
  'edit.rhythm.waits': 'It is locked: {said}. What is set here waits until that is unlocked.',
  'edit.rhythm.lock': 'Also for everything below it: nothing there may say otherwise (locked)',
} as const;
