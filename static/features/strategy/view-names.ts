/** The views of the page in the order of their tabs; the first is where it opens. */
export const VIEWS = ['overview', 'tree', 'map', 'health', 'my-line'] as const;
export type StrategyViewName = (typeof VIEWS)[number];
