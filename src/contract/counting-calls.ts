import { z } from 'zod';
import { countedView, countingView } from './counting-view';

const key = z.string().min(1).max(60);

/** Calls about how work is counted below the site. */
export const COUNTING_CALLS = {
  /** What an objective or a target says of it itself, and what holds where it says nothing. */
  getCounting: {
    input: z.object({ kind: z.enum(['objective', 'target']), key }),
    output: z.object({
      own: countingView,
      /** What holds for whatever it leaves to others, and for each part who says so. */
      above: countedView,
      /** The objectives above by name, the nearest first. */
      line: z.array(z.object({ key: z.string(), name: z.string() })),
    }),
  },
} as const;
