import type { Selection } from './selection';
import { rowIdOf } from './tree-rows';
import { SHOWN_TAB } from './view-names';

/** What details are opened from, in the view that is shown. */
const ORIGINS = '[role=tabpanel]:not([hidden]) :is([data-row], [data-opens])';

const hasFocus = (): boolean => document.activeElement !== null && document.activeElement !== document.body;

/**
 * Whoever closes the details goes on where they were: where they opened these, where these can be opened, where they opened the
 * first, or else at the view. Any of them may only appear once the details are gone.
 */
export function goBack(selection: Selection, origin: HTMLElement | null): void {
  requestAnimationFrame(() => {
    const rowId = rowIdOf(selection);
    const openers = origin === null ? [] : [origin];
    const named = [...openers, ...document.querySelectorAll<HTMLElement>(ORIGINS)].filter(
      ({ dataset }) => rowId !== null && (dataset['row'] ?? dataset['opens']) === rowId,
    );
    for (const place of [...named, ...openers, ...document.querySelectorAll<HTMLElement>(SHOWN_TAB)]) {
      if (hasFocus()) return;
      place.focus();
    }
  });
}
