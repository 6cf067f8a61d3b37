/** Texts of what has ended and of what can be done about it, wherever an objective is shown. */
export const ENDED_TEXTS = {
  'close.reason.achieved': 'Achieved',
  'close.reason.missed': 'Missed',
  'close.reason.assumptions-changed': 'What we assumed has changed',
  'close.reason.cancelled': 'Cancelled',
  'close.reason.postponed': 'Postponed',
  'close.reason.merged': 'Merged into another objective',
  'close.reopen': 'Reopen',
  'close.reopened': '“{name}” is open again.',
  'close.closed-as': 'Closed: {reason}',
  'close.closed-into': 'goes on in {name}',
  'close.no-reason': 'Closed. Nobody said why.',
  'history.tab': 'History',
  'move.open': 'Move…',
  'inline.edit': 'Edit {field}',
  'views.menu': 'Views',
} as const;
