import { z } from 'zod';
import { UNESTIMATED, type Counting } from '../../domain/counting';

/** How work is counted, as the site, an objective or a target says it. */

export const creditRecord = z.object({ new: z.number(), indeterminate: z.number(), done: z.number() });
export const statusCreditRecord = z.record(z.string(), z.number());
export const unestimatedRecord = z.enum(UNESTIMATED);

export const countingRecord = z.object({
  excludedResolutions: z.exactOptional(z.array(z.string())),
  credit: z.exactOptional(creditRecord),
  statusCredit: z.exactOptional(statusCreditRecord),
  pointsField: z.exactOptional(z.string()),
  unestimated: z.exactOptional(unestimatedRecord),
});

export function fromCounting(counting: Counting): z.input<typeof countingRecord> {
  const { excludedResolutions, ...rest } = counting;
  return excludedResolutions === undefined ? rest : { ...rest, excludedResolutions: [...excludedResolutions] };
}
