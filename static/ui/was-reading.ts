/** Kept while somebody reads as somebody else; what is left of it when a page begins was cut off. */
export const READING = 'throughline.reading-as';

/** Whether this tab read as somebody else until the page was loaded again. */
export function wasReading(): boolean {
  try {
    return READING in sessionStorage;
  } catch {
    // Browsers that keep no storage for frames; there nobody can tell.
    return false;
  }
}
