/** Texts about numbers that people type; they come with the forms that have any. */
export const NUMBER_TEXTS = {
  'form.number.range': 'Type a number from −1e100 to 1e100.',
} as const;
