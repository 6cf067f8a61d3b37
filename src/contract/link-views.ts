import { z } from 'zod';
import { LINK_ROLES, LINK_WEIGHTS } from '../domain/link-role';

/** How a link bears on its target; what most links are is left out. */
export const bearingView = {
  role: z.enum(['excludes', 'aligned']).optional(),
  weight: z.number().optional(),
};

/** The same as somebody asks for it; a link counts whole unless they say otherwise. */
export const bearingInput = {
  role: z.enum(LINK_ROLES).default('counts'),
  weight: z.number().min(LINK_WEIGHTS.least).max(LINK_WEIGHTS.most).default(1),
};

/** What links make of one piece of work, where it does not count whole: why it does not, or what it counts as. */
export const keptView = {
  kept: z.enum(['aligned', 'excluded']).optional(),
  factor: z.number().optional(),
};
