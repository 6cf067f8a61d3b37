/** Texts of what narrows the audit log. */
export const AUDIT_FILTER_TEXTS = {
  'audit.filter.person': 'Changed by',
  'audit.filter.anybody': 'Anybody',
  'audit.filter.kind': 'What was changed',
  'audit.filter.anything': 'Anything',
  'audit.filter.from': 'From',
  'audit.filter.to': 'To',
  'audit.filter.clear': 'Clear filters',
  'audit.filter.cycle': 'Cycles',
  'audit.filter.objective': 'Objectives',
  'audit.filter.target': 'Targets',
  'audit.filter.check-in': 'Check-ins',
  'audit.filter.link': 'Links',
  'audit.filter.settings': 'Settings',
  'audit.filter.sight': 'Access to what is restricted',
  'audit.filter.restore': 'Restores of a backup',
} as const;
