/** Texts about who sees what. */
export const SIGHT_TEXTS = {
  'sight.glass': 'Until {time} you see everything, also what is restricted to others. Nobody else does.',
  'sight.glass.end': 'Stop now',
  'sight.glass.ending': 'Stopping…',
  'sight.as': 'You read the strategy as {name} would, as far as you may see it yourself. Nothing can be changed.',
  'sight.as.work': 'Titles of work items are still the ones you may see.',
  'sight.as.end': 'Back to my own view',

  'settings.tab.access': 'Access',
  'glass.title': 'See what is restricted',
  'glass.intro':
    'Some objectives may be restricted to chosen people and groups. They are hidden from everybody else, also from administrators. When you must see everything, say why: for one hour you do, and the audit log keeps that you did and why.',
  'glass.reason': 'Reason',
  'glass.reason.help': 'Everybody who reads the audit log can read this, so do not name what is restricted.',
  'glass.break': 'See everything for one hour',
  'glass.broken': 'Until {time} you see everything.',
  'glass.backup': 'An export or a backup made until then holds everything.',
  'glass.forbidden': 'Only Jira administrators can do this.',
} as const;
