/** Texts of editing a value in its place; they come with the first that is edited. */
export const INLINE_TEXTS = {
  'inline.ask': 'Change “{name}”',
  'inline.ask.to': '{field}: “{value}”',
  'inline.ask.person': 'Owner from now on:',
} as const;
