import { z } from 'zod';
import { COUNTING_FIELDS, UNESTIMATED } from '../domain/counting';

const share = z.number();
const creditView = z.object({ new: share, indeterminate: share, done: share });
/** How work is counted, where it is not as above. */
export const countingView = z.object({
  excludedResolutions: z.exactOptional(z.array(z.string())),
  credit: z.exactOptional(creditView),
  statusCredit: z.exactOptional(z.record(z.string(), share)),
  pointsField: z.exactOptional(z.string()),
  unestimated: z.exactOptional(z.enum(UNESTIMATED)),
});

/** How the work of a target is counted in the end, and for each part who says so: itself, an objective above, or the site. */
export const countedView = z.object({
  excludedResolutions: z.array(z.string()),
  credit: creditView,
  statusCredit: z.record(z.string(), share),
  pointsField: z.string().nullable(),
  unestimated: z.enum(UNESTIMATED),
  from: z.array(
    z.object({
      field: z.enum(COUNTING_FIELDS),
      by: z.enum(['target', 'objective', 'site']),
      objective: z.string().nullable(),
    }),
  ),
});
