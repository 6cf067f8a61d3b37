/** Sizes the calls accept. */

/** JSON text of one `importStrategy` file or import part; the platform takes 500 KB per front-end request. */
export const MAX_IMPORT_CALL_BYTES = 400 * 1024;
/** Parts of one staged import: 100 × 400 KB is far above any strategy seen. */
export const MAX_IMPORT_PARTS = 100;
/** Parts of a staged file that can be looked at before it is applied: what one invocation of 25 s plans with room to spare. */
export const MAX_PREVIEW_PARTS = 16;
/** An export page; the platform answers at most 5 MB. */
export const MAX_EXPORT_PAGE_BYTES = 4 * 1024 * 1024;
/** Characters of the line that says why something was changed. */
export const MAX_REASON = 300;
/** Targets whose check-ins one call says how they stand: those under one objective, with room to spare. */
export const MAX_STANDINGS = 100;
/** Leaves on one page of the list behind a number: what one bulkfetch as the viewer may return. */
export const LEAVES_PAGE = 50;
/** Targets offered in the link search. */
export const TARGET_SEARCH_PAGE = 20;
/** Entries of one `saveMany`: about seventeen transactions, a few seconds. */
export const MAX_MANY = 200;
/** What one carry-forward may name: a whole large strategy. */
export const MAX_CARRIED_OBJECTIVES = 1_000;
export const MAX_CARRIED_TARGETS = 3_000;
/** Targets that one competes with, as far as one call settles it. */
export const MAX_BESIDES = 20;
