import { READING } from './was-reading';

/** Notes that this tab reads as somebody else, or that it does no longer. */
export function noteReading(isReading: boolean): void {
  try {
    if (isReading) sessionStorage.setItem(READING, '1');
    else sessionStorage.removeItem(READING);
  } catch {
    // Browsers that keep no storage for frames: loading the page again is not told of then.
  }
}
