import { z } from 'zod';

/** How a link bears on its target; what most links are is left out. */
export const bearingView = {
  role: z.enum(['excludes', 'aligned']).optional(),
  weight: z.number().optional(),
};

/** What links make of one piece of work, where it does not count whole: why it does not, or what it counts as. */
export const keptView = {
  kept: z.enum(['aligned', 'excluded']).optional(),
  factor: z.number().optional(),
};
