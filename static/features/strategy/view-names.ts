/** The views of the page in the order of their tabs; the first is where it opens. */
export const VIEWS = ['overview', 'tree', 'map', 'health', 'my-line'] as const;
export type StrategyViewName = (typeof VIEWS)[number];

/** The tab of the view that is shown: where whoever comes to a view, or back to it, may go on. */
export const SHOWN_TAB = '[role=tab][aria-selected=true]';
