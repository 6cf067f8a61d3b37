import { z } from 'zod';
import { MAX_MANY } from './limits';
import { editedEntry, PIVOT_CALLS } from './pivot-calls';
import { VIEW_CALLS } from './view-calls';

const place = z.object({ kind: z.enum(['objective', 'target']), key: z.string() });

/** Calls for working in the tree: many entries at once, and the views people keep. */
export const TREE_CALLS = {
  ...PIVOT_CALLS,
  ...VIEW_CALLS,
  /**
   * Creates or changes many objectives and targets. What fits one transaction happens whole or not at all; more goes on
   * step by step, and the same call again goes on where it ended. Nothing starts while one of them may not be changed.
   */
  saveMany: {
    input: z.object({
      entries: z.array(editedEntry).min(1).max(MAX_MANY),
    }),
    output: z.object({
      changed: z.number(),
      /** Were already so. */
      unchanged: z.number(),
      /** Left as they are: somebody else changed them while this was saved. */
      left: z.array(place),
    }),
  },
} as const;
