import { z } from 'zod';
import type { BaselineScope } from '../../domain/baseline-scope';
import type { FrozenResult } from '../../domain/frozen-result';
import type { Instant } from '../../domain/ids';
import type { UnmeasuredReason } from '../../domain/progress';
import { STATUSES } from '../../domain/status';
import { stored } from './decode';

/** What a commit and a close leave with a target. Stored only where it is set. */

const amount = z.number().nullable();

export const frozenRecord = z.object({
  asOf: z.string(),
  complete: z.boolean(),
  actual: amount,
  expected: z.number(),
  variance: amount,
  progress: amount,
  expectedProgress: z.number(),
  status: z.enum(STATUSES),
  reason: z.string().nullable(),
  leaves: z
    .object({
      total: z.number(),
      done: z.number(),
      inProgress: z.number(),
      toDo: z.number(),
      excluded: z.number(),
      unweighted: z.number(),
    })
    .nullable(),
  parts: z.object({ measured: z.number(), of: z.number() }).nullable(),
  unestimated: z.exactOptional(z.object({ count: z.number(), as: amount })),
  automatic: z.exactOptional(z.object({ actual: amount, variance: amount, progress: amount })),
});

export const baselineScopeRecord = z.object({
  at: z.string(),
  total: z.number(),
  done: z.number(),
  weight: z.number(),
  doneWeight: z.number(),
});

export const toFrozen = (record: z.output<typeof frozenRecord> | null | undefined): FrozenResult | null =>
  record === null || record === undefined
    ? null
    : {
        ...record,
        asOf: stored<Instant>(record.asOf),
        reason: record.reason === null ? null : stored<UnmeasuredReason>(record.reason),
      };

export const toBaselineScope = (
  record: z.output<typeof baselineScopeRecord> | null | undefined,
): BaselineScope | null =>
  record === null || record === undefined ? null : { ...record, at: stored<Instant>(record.at) };
