/** Texts of the translation clock: how far objectives have become targets, by when, and whom to ask. */
export const CLOCK_TEXTS = {
  'clock.title': 'Translation',
  'clock.no-deadline': 'No deadline is set.',
  'clock.left': { one: 'One day is left, until {day}.', other: '{count} days are left, until {day}.' },
  'clock.today': 'Today is the last day.',
  'clock.overdue': { one: 'One day overdue: it was due {day}.', other: '{count} days overdue: it was due {day}.' },
  'clock.done': 'Nothing waits; it was due {day}.',
  'clock.done.ahead': 'Nothing waits; it is due {day}.',
  'clock.waiting': { one: 'One waits. To ask about it:', other: '{count} wait. To ask about them:' },
  'clock.add': 'Add a target',
  'clock.more': { one: 'and one more', other: 'and {count} more' },
  'clock.sentence':
    'On {from} {first} waited for a target that somebody owns and something measures; today {last} of {of}.',
  'clock.restricted': 'Restricted ones are not in this line.',
  'clock.deadline': 'due {day}',
  'clock.table': 'Days on which it changed',
  'clock.column.waiting': 'Waiting',
  'clock.column.of': 'Active',
} as const;
