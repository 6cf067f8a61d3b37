/** Texts of the executive's overview of a cycle. */
export const OVERVIEW_TEXTS = {
  'overview.attention': {
    one: 'One of {of} priorities needs attention',
    other: '{count} of {of} priorities need attention',
  },
  'overview.attention.only': 'The one priority needs attention',
  'overview.attention.only.top': 'The one objective at the top of this cycle needs attention',
  'overview.calm': {
    one: 'The one priority is where it should be',
    other: 'All {count} priorities are where they should be',
  },
  'overview.none-active': 'No priority is active',
  'overview.all-closed': { one: 'The one priority is closed', other: 'All {count} priorities are closed' },
  'overview.attention.top': {
    one: 'One of {of} objectives at the top of this cycle needs attention',
    other: '{count} of {of} objectives at the top of this cycle need attention',
  },
  'overview.calm.top': {
    one: 'The one objective at the top of this cycle is where it should be',
    other: 'All {count} objectives at the top of this cycle are where they should be',
  },
  'overview.none-active.top': 'Nothing at the top of this cycle is active',
  'overview.all-closed.top': {
    one: 'The one objective at the top of this cycle is closed',
    other: 'All {count} objectives at the top of this cycle are closed',
  },
  'overview.at': 'at {share}',
  'overview.expected': 'expected {share}',
  'overview.not-measured': 'Not measured: {reason}',
  'overview.due': 'due {day}',
  'overview.worst': 'worst:',
  'overview.count.off-track': '{count} off track',
  'overview.count.at-risk': '{count} at risk',
  'overview.count.unmeasured': '{count} not measured',
  'overview.count.fine': '{count} fine',
  'overview.fine': { one: 'One is fine: {names}', other: '{count} are fine: {names}' },
  'overview.resting': '{count} are draft or closed: {names}',
  'overview.resting.draft': { one: 'One is a draft: {names}', other: '{count} are drafts: {names}' },
  'overview.resting.closed': { one: 'One is closed: {names}', other: '{count} are closed: {names}' },
  'overview.elsewhere': {
    one: 'One objective leads up to none of these.',
    other: '{count} objectives lead up to none of these.',
  },
  'overview.elsewhere.open': 'See them in the tree',
  'overview.translation': {
    one: 'The one active objective has a target with an owner and a way to go',
    other: '{done} of {count} active objectives have a target with an owner and a way to go',
  },
  'overview.translation.none': 'The one active objective has no target with an owner and a way to go',
  'overview.translation.due': 'due {day}',
  'overview.translation.was-due': 'was due {day}',
  'overview.translation.waiting': { one: 'One waits for a target', other: '{count} wait for a target' },
} as const;
