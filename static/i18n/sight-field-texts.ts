/** Texts of the fields that say who may see an objective. */
export const SIGHT_FIELD_TEXTS = {
  'edit.sight': 'Who may see it',
  'edit.sight.all': 'Everybody with access to Jira',
  'edit.sight.chosen': 'Only its owner, delegates and those chosen here',
  'edit.sight.help':
    'Everybody else never learns of it, nor of what is below it; administrators neither. Its past goes with it: history, check-ins and notes. It then counts towards nothing that more people see.',
  'edit.sight.lifts':
    'Once this is saved, everybody who sees what is above it sees it and what is below it, with all of its past: also history, check-ins and notes written while it was restricted.',
  'edit.sight.people': 'People who may see it',
  'edit.sight.groups': 'Groups who may see it',
  'edit.sight.not-you': 'Unless you are in one of these groups, you will not see it yourself once it is saved.',
  'edit.sight.no-group': 'No group',
  'edit.sight.leaving': 'Your own sight of it',
  'edit.sight.leaving.yes': 'I will not see it any more, nor what is below it, and that is meant',
} as const;
