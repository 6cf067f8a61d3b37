/** Texts of the table in a Confluence page. */
export const TABLE_TEXTS = {
  'table.unset': 'No objectives are chosen.',
  'table.unset.editing': 'Open this macro’s settings and choose the objectives to show.',
  'table.unset.reading': 'Somebody who may edit this page chooses them in the macro’s settings.',
  'table.missing': {
    one: 'One chosen objective is not shown: it does not exist, or you may not see it.',
    other: '{count} chosen objectives are not shown: they do not exist, or you may not see them.',
  },
  'table.gone': 'The chosen objectives do not exist, or you may not see them.',
  'table.gone.next': 'Edit the page and choose other objectives in the macro’s settings.',
  'table.caption': 'Objectives and targets with target, actual and variance',
} as const;
