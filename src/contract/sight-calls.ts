import { z } from 'zod';
import { MAX_REASON } from './limits';
import { ownText } from './plain-text';

/** Calls about seeing what is restricted to others. */
export const SIGHT_CALLS = {
  /** Lets an administrator see everything for an hour; the audit log keeps why. Again starts the hour anew. */
  breakGlass: { input: z.object({ reason: ownText(MAX_REASON) }), output: z.object({ until: z.string() }) },
  /** Ends that early. */
  mendGlass: { input: z.object({}), output: z.object({ ended: z.boolean() }) },
} as const;
