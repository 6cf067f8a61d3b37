import { z } from 'zod';
import { EXPLAIN_CALLS } from './explain-calls';
import { SERVED_WORK_CALLS } from './served-work-calls';
import { UNMEASURED_REASONS } from './views';

const key = z.string().min(1).max(60);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a day is written YYYY-MM-DD');

export const PART_KINDS = [
  'completed',
  'progressed',
  'reopened',
  'added',
  'removed',
  're-estimated',
  'excluded',
  're-linked',
  'setting',
] as const;
/** What one reason did, in the target's unit; null when one end is unmeasured and there is no difference to split. */
const kindEffect = z.object({ kind: z.enum(PART_KINDS), effect: z.number().nullable() });
export type KindEffectView = z.infer<typeof kindEffect>;
/** Work that is not named one by one, and what it did together. */
const unnamedWork = z.object({ count: z.number(), moves: z.array(kindEffect) });
const momentView = z.object({ day: z.string(), actual: z.number().nullable() });

/**
 * Why an actual is not what it was: the parts' effects sum to the difference of `to` and `from`, and of each kind the effects of the
 * issues, of those that are hidden and those with smaller effects, and of no single issue sum to its part.
 */
const changesView = z.object({
  from: momentView,
  to: momentView,
  parts: z.array(kindEffect.extend({ count: z.number() })),
  /** The work with the largest effects, as the viewer may see it. */
  issues: z.array(z.object({ id: z.string(), key: z.string(), summary: z.string(), moves: z.array(kindEffect) })),
  /** Among those, but not for this viewer. */
  hidden: unnamedWork,
  /** With smaller effects, not named. */
  more: unnamedWork,
  /** What changed settings and a moved median did to all work alike. */
  ofNoIssue: z.array(kindEffect),
  /** The earliest day that can be told, and the day from which on changes were seen as they happened. */
  earliest: z.string(),
  first: z.string(),
  rebuilt: z.boolean(),
  /** Somebody has stopped the reading of what is not rebuilt; it begins when the target is read again. */
  isStopped: z.boolean(),
  /** Both days lie before `earliest`: nothing can be told of them. */
  isUnknown: z.boolean(),
  /** What the change is measured against, where that is the committed scope. */
  committed: z
    .object({
      at: z.string(),
      total: z.number(),
      /** Whether the history gives back as much work as was noted at the commit. */
      isExact: z.boolean(),
      /** Work that moved but was not in the committed scope, so that it does not count here. */
      outside: z.number(),
    })
    .nullable(),
});
export type ChangesView = z.infer<typeof changesView>;

/** When the goal is reached if the next weeks are like the last ones; see `rollup/forecast`. */
const forecastView = z.object({
  /** Whole weeks it goes by, oldest first, each by the day it ends on. */
  weeks: z.array(z.object({ end: z.string(), finished: z.number(), added: z.number() })),
  /** The days by whose end half and 85 % of the runs are there, and the share of them that is by the due day. */
  foreseen: z.object({ half: z.string(), most: z.string().nullable(), byDue: z.number() }).nullable(),
  reason: z.enum(['reached', 'no-scope', 'too-short', 'no-end', 'not-by-pace', 'by-hand', 'closed']).nullable(),
  /** Earlier forecasts of four weeks of which it is known what came, and how many held; 85 % of them should. */
  checked: z.object({ held: z.number(), of: z.number() }),
});
export type ForecastView = z.infer<typeof forecastView>;

const historyView = z.object({
  now: z.string(),
  days: z.array(
    z.object({
      day: z.string(),
      actual: z.number().nullable(),
      done: z.number().nullable(),
      total: z.number().nullable(),
    }),
  ),
  /** The day the work was first read; what lies before is rebuilt from Jira's changelog, once `rebuilt` says so. */
  first: z.string().nullable(),
  rebuilt: z.boolean(),
  /** Somebody has stopped the reading of what is not rebuilt; it begins when the target is read again. */
  isStopped: z.boolean(),
  /** Null where work does not feed it, or has not been read yet. */
  forecast: forecastView.nullable(),
});

const committedView = z.object({
  at: z.string(),
  /** Pieces of work that were committed, how many of them have left since, and how many have come beside them. */
  total: z.number(),
  left: z.number(),
  /** Those of them that are done all the same, as far as they can still be seen. */
  leftDone: z.number(),
  later: z.number(),
  actual: z.number().nullable(),
  progress: z.number().nullable(),
  reason: z.enum(UNMEASURED_REASONS).nullable(),
  isExact: z.boolean(),
  /** What it came to at the end of days on which something moved, from the commit to today, oldest first. */
  line: z.array(momentView),
});
export type CommittedView = z.infer<typeof committedView>;

/** What a target has been, and what made it another. */
export const HISTORY_CALLS = {
  ...EXPLAIN_CALLS,
  ...SERVED_WORK_CALLS,
  /**
   * What moved a target's actual between the ends of two days, until now without a second; null when it is not fed by work.
   * With `since`, the first is the day of the commit, and what came later on that day counts as well.
   */
  getChanges: {
    input: z.object({
      target: key,
      from: day,
      to: day.optional(),
      since: z.literal('commit').optional(),
      scope: z.enum(['current', 'committed']).optional(),
    }),
    output: z.object({ now: z.string(), changes: changesView.nullable() }),
  },
  /** Progress against the scope that was committed; null where none was, or the measure is not one of finished work. */
  getCommittedScope: {
    input: z.object({ target: key }),
    output: z.object({ now: z.string(), scope: committedView.nullable() }),
  },
  /** A target's past: each day that differs from the day before, oldest first. */
  getHistory: { input: z.object({ target: key }), output: historyView },
} as const;
