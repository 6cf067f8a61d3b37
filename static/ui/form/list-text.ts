/** A list as a form holds it: its entries with spaces between, and what is a space in one of them written so that it stays. */
export const textOfList = (values: readonly string[]): string =>
  values.map((value) => encodeURIComponent(value)).join(' ');

/** The list that the text holds. */
export const listOf = (text: string): readonly string[] =>
  text
    .split(' ')
    .filter((part) => part !== '')
    .map((part) => decodeURIComponent(part));
