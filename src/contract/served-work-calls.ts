import { z } from 'zod';

/** What several targets come to together: each piece of work once, however many of them count it. */
export const workTotalView = z.object({
  total: z.number(),
  done: z.number(),
  /** Pieces that count in more than one of the targets; null where there are too many to tell apart, so each counts in each. */
  shared: z.number().nullable(),
});
export type WorkTotalView = z.infer<typeof workTotalView>;

export const SERVED_WORK_CALLS = {
  /** The work behind all targets of an objective and of what counts towards it. */
  getWorkOfObjective: {
    input: z.object({ objective: z.string().min(1).max(60) }),
    output: workTotalView.extend({ now: z.string(), targets: z.number() }),
  },
} as const;
