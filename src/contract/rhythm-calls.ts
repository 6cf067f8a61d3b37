import { z } from 'zod';
import { CADENCES } from '../domain/cadence';
import { LEVELS } from '../domain/objective';

/** Calls about how often owners check in. */
export const RHYTHM_CALLS = {
  /** The rhythm that holds at a level under an objective, or at the top, where nothing of its own is said. */
  getRhythm: {
    input: z.object({ under: z.string().min(1).max(60).nullable(), level: z.enum(LEVELS) }),
    output: z.object({
      every: z.enum(CADENCES),
      /** Nothing below may say otherwise. */
      locked: z.boolean(),
      /** The objective that says so; null where it is the site's word for the level. */
      from: z.object({ key: z.string(), name: z.string() }).nullable(),
    }),
  },
} as const;
