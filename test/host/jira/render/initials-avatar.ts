/** Colours that white letters are readable on. */
const COLOURS = ['#0055cc', '#216e4e', '#5e4db2', '#a54800', '#ae2a19', '#206a83'];

/**
 * A picture of a person: their initials. Jira answers addresses of Atlassian's avatar servers; the local site must not send
 * a browser there, and a data address needs no server at all.
 */
export function initialsAvatar(displayName: string): string {
  const words = displayName.match(/[\p{L}\p{N}]+/gu) ?? [];
  const initials = [words[0], words.length > 1 ? words.at(-1) : ''].map((word) => [...(word ?? '')][0] ?? '').join('');
  const colour =
    COLOURS[[...displayName].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0) % COLOURS.length];
  const text = `<text x="16" y="21" font-family="sans-serif" font-size="13" text-anchor="middle" fill="white">${initials.toUpperCase()}</text>`;
  const image = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" fill="${colour ?? ''}"/>${text}</svg>`;
  return `data:image/svg+xml,${encodeURIComponent(image)}`;
}
