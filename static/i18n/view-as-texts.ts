/** Texts of choosing as whom to read. */
export const VIEW_AS_TEXTS = {
  'view-as.intro':
    'Shows this page as that person would see it, as far as you may see it yourself. Nothing can be changed meanwhile.',
  'view-as.person': 'Person',
  'view-as.choose': 'Choose a person',
  'view-as.start': 'Read as them',
} as const;
