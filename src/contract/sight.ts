import { z } from 'zod';

/** What every page says while somebody sees more, or less, than they usually do; it stands beside the data of any answer. */
export const sightSchema = z.object({
  /** Until when an administrator sees what is restricted. */
  glassUntil: z.string().optional(),
  /** The account through whose eyes the strategy is read. */
  viewingAs: z.string().optional(),
  /** Jira gave no answer: what is shown is for reading, and without the names of work items. */
  isJiraBusy: z.literal(true).optional(),
});
export type Sight = z.infer<typeof sightSchema>;

/** Stands beside the input of any call: the answer is to be what this account would be given as well. */
export const viewAsSchema = z.object({ viewAs: z.string().min(1).max(128) });
