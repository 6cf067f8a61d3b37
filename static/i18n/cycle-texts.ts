/** Texts of the life of a cycle: committing, closing, opening again, and what a commit froze. */
export const CYCLE_TEXTS = {
  'cycle.state': 'State',
  'cycle.state.draft.help': 'Being planned. Committing it notes how much work each target starts with.',
  'cycle.state.committed.help': 'Agreed on. Progress shows beside the scope it was agreed on.',
  'cycle.state.closed.help': 'Over. No number in it changes any more.',
  'cycle.committed-at': 'Committed',
  'cycle.closed-at': 'Closed',

  'cycle.carry': 'Carry forward…',
  'cycle.commit': 'Commit…',
  'cycle.close': 'Close…',
  'cycle.reopen': 'Open again…',
  'cycle.commit.title': 'Commit {name}',
  'cycle.close.title': 'Close {name}',
  'cycle.reopen.title': 'Open {name} again',
  'cycle.commit.next':
    'From then on every target shows what came into its scope and what left it. People can still edit and check in.',
  'cycle.close.next':
    'Every number stays as it is now: no edit, check-in, link, import or change in Jira moves it. Only a Jira administrator can open the cycle again.',
  'cycle.reopen.next':
    'Its numbers are read from Jira again and move from then on. The reason is kept in the audit log.',
  'cycle.touches': '{objectives} and {targets}, {measured} of them measured.',
  'cycle.reading': {
    one: 'One number still waits for work in Jira to be counted; it is frozen when that is done.',
    other: '{count} numbers still wait for work in Jira to be counted; they are frozen when that is done.',
  },
  'cycle.missing': { one: 'One thing is missing', other: '{count} things are missing' },
  'cycle.missing.none': 'Nothing is missing.',
  'cycle.missing.may': 'It can be committed all the same.',
  'cycle.required': 'It cannot be committed while a required rule is broken:',
  'cycle.commit.confirm': 'Commit cycle',
  'cycle.close.confirm': 'Close cycle',
  'cycle.reopen.confirm': 'Open again',
  'cycle.reason': 'Reason',
  'cycle.reason.help': 'One line for the audit log.',
  'cycle.reason.missing': 'Say why.',
  'cycle.commit.done': '{name} is committed.',
  'cycle.close.done': '{name} is closed.',
  'cycle.close.waiting':
    '{name} is closed. Numbers that still wait for changes in Jira are frozen when those are counted, or as they are known after a day.',
  'cycle.reopen.done': '{name} is open again.',

  'gap.objective-owner': 'Has no owner',
  'gap.objective-draft': 'Is still a draft',
  'gap.objective-target': 'Nothing owned and measurable is under it',
  'gap.target-owner': 'Has no owner',
  'gap.target-work': 'No work is linked',
  'gap.target-way': 'Goal and baseline are the same',
  'gap.target-dates': 'Runs outside the cycle',

  'baseline.same': 'As many work items as were committed on {day}: {total}, {done} done then.',
  'baseline.sizes': 'For a sum or an average it is compared how much work there is, not which.',
  'baseline.grown': {
    one: 'One work item more than on {day}, when {total} were committed ({done} done then).',
    other: '{count} work items more than on {day}, when {total} were committed ({done} done then).',
  },
  'baseline.shrunk': {
    one: 'One work item less than on {day}, when {total} were committed ({done} done then).',
    other: '{count} work items less than on {day}, when {total} were committed ({done} done then).',
  },
  'baseline.committed': 'Committed scope',
  'trend.committed': 'committed scope',
  'trend.committed.sentence': 'Against the committed scope: {amount}.',
  'baseline.current': 'Today’s scope',
  'baseline.of': {
    one: '{share} of the one work item committed on {day}',
    other: '{share} of the {count} work items committed on {day}',
  },
  'baseline.of-now': { one: '{share} of one work item', other: '{share} of {count} work items' },
  'baseline.left': { one: 'one has left since', other: '{count} have left since' },
  'baseline.left.earns':
    'What was committed and has left the scope since, or was taken out of it, stays in the whole and earns nothing.',
  'baseline.left.done': {
    one: 'One such work item is done all the same.',
    other: '{count} such work items are done all the same.',
  },
  'baseline.later': { one: 'one has come since', other: '{count} have come since' },
  'baseline.inexact': {
    one: 'At the commit one work item was in scope; the history that is known gives back {known} of it.',
    other: 'At the commit {count} work items were in scope; the history that is known gives back {known} of them.',
  },
  'baseline.frozen': 'Frozen: its cycle is closed.',
} as const;
