import { z } from 'zod';

/** How many things of each kind a file or a backup touches. */
export const changeCounts = z.object({
  cycles: z.number(),
  objectives: z.number(),
  targets: z.number(),
  links: z.number(),
  checkIns: z.number(),
  settings: z.number(),
});
