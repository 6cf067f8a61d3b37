import { z } from 'zod';
import { LEVELS } from '../domain/objective';
import { STATUSES } from '../domain/status';

/** What a reader chose to see of the tree: filters, order and columns. */
export const treeChoice = z.object({
  text: z.string().max(200),
  /** Only targets with this status, and what leads to them. */
  status: z.enum(STATUSES).nullable(),
  /** Only what this person owns, and what leads to it; an empty text for what nobody owns. */
  owner: z.string().max(128).nullable(),
  level: z.enum(LEVELS).nullable(),
  /** Only objectives sorted under this name; an empty text for those under none. */
  perspective: z.string().max(60).nullable().default(null),
  /** Stands them together by the name they are sorted under. */
  byPerspective: z.boolean().default(false),
  exceptionsFirst: z.boolean(),
  /** Columns after the name, in their order; a page leaves out those it does not know. */
  columns: z.array(z.string().max(20)).max(20),
});
export type TreeChoice = z.infer<typeof treeChoice>;
