import { z } from 'zod';
import { STATUSES } from '../../domain/status';
import { UNMEASURED_REASONS } from '../views';
import { instant, number, share, total } from './fields';

/** What an export says of a target whose cycle is committed or closed, so that a restored site shows the same. */

const amount = number.nullable();
const count = total;

export const frozenEntry = z.strictObject({
  asOf: instant,
  complete: z.boolean(),
  actual: amount,
  expected: number,
  variance: amount,
  progress: share.nullable(),
  expectedProgress: share,
  status: z.enum(STATUSES),
  reason: z.enum(UNMEASURED_REASONS).nullable(),
  leaves: z
    .strictObject({ total: count, done: count, inProgress: count, toDo: count, excluded: count, unweighted: count })
    .nullable(),
  parts: z.strictObject({ measured: count, of: count }).nullable().default(null),
  unestimated: z.exactOptional(z.strictObject({ count, as: amount })),
  automatic: z.exactOptional(z.strictObject({ actual: amount, variance: amount, progress: share.nullable() })),
});

export const baselineScopeEntry = z.strictObject({
  at: instant,
  total: count,
  done: count,
  weight: total,
  doneWeight: total,
});
