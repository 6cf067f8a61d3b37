/** Texts of the table in a Confluence page. */
export const TABLE_TEXTS = {
  'macro.unset': 'No objectives are chosen.',
  'macro.unset.editing': 'Open this macro’s settings and choose the objectives to show.',
  'macro.unset.reading': 'Somebody who may edit this page chooses them in the macro’s settings.',
  'macro.missing': {
    one: 'One chosen objective is not shown: it does not exist, or you may not see it.',
    other: '{count} chosen objectives are not shown: they do not exist, or you may not see them.',
  },
  'macro.gone': 'The chosen objectives do not exist, or you may not see them.',
  'macro.gone.next': 'Edit the page and choose other objectives in the macro’s settings.',
  'macro.caption': 'Objectives and targets with target, actual and variance',
} as const;
