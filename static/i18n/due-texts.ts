/** Texts of what is asked of owners, wherever targets are shown. */
export const DUE_TEXTS = {
  'cadence.weekly': 'weekly',
  'cadence.two-weekly': 'every two weeks',
  'cadence.monthly': 'monthly',
  'cadence.quarterly': 'quarterly',
  'cadence.none': 'never',

  'due.by': 'Next check-in by {day}',
  'due.open': 'Check-in asked for by {day}',
  'due.last': 'No further check-in is asked for.',
  'due.silent': {
    one: 'Silent: the check-in of {day} was missed',
    other: 'Silent: {count} check-ins missed since {day}',
  },
  'due.not-started': 'Check-ins begin with the target; the first by {day}',
  'due.over': 'The time of this target is over; no check-in is asked for.',
  'due.closed': 'No check-in is asked for: this is closed or not active.',
  'due.no-rhythm': 'No check-ins are asked for here.',
} as const;
