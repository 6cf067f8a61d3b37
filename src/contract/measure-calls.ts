import { z } from 'zod';
import { leavesView, UNMEASURED_REASONS } from './views';

/** Calls about measures before they are saved. */
export const MEASURE_CALLS = {
  /** What a target would read now if it were as its entry says; changes nothing. */
  previewMeasure: {
    input: z.object({ entry: z.record(z.string(), z.unknown()) }),
    output: z.object({
      /** `later`: its work has to be read for it first. `unlinked`: work would feed it, and none is linked. */
      reads: z.enum(['now', 'later', 'unlinked']),
      actual: z.number().nullable(),
      /** 0–1. */
      progress: z.number().nullable(),
      reason: z.enum(UNMEASURED_REASONS).nullable(),
      leaves: leavesView.nullable(),
    }),
  },
} as const;
