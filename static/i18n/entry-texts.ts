/** Texts of the forms of objectives, targets and cycles alone. */
export const ENTRY_TEXTS = {
  'form.objective': 'Choose the objective that it measures.',
  'edit.key.help': 'Names it in files and links. It cannot be changed later.',
  'edit.key.given': 'Given when this is saved. Choose one only if you need your own; it cannot be changed later.',
  'edit.description': 'Description',
  'edit.description.help': 'What will be different when it is reached.',
  'edit.parent.none': 'Nothing: it stands at the top',
  'edit.aligned.none': 'Nothing',
  'edit.perspective.none': 'None',
  'edit.objective': 'Objective',
  'edit.target-owner.help': 'Checks in and is asked when it is off.',
  'edit.group.number': 'The number',
  'edit.group.time': 'Time and weight',
  'edit.unit': 'Unit',
  'edit.horizon': 'Horizon',
  'edit.horizon.help': 'Operational targets end within their cycle.',
} as const;
