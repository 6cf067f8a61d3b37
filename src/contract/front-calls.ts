import { z } from 'zod';
import { STATUSES } from '../domain/status';
import { askView } from './pivot-calls';
import { cycleView, objectiveView, targetView, termsView, wordsView } from './views';

const count = z.number().int().min(0);
const statusCounts = z.record(z.enum(STATUSES), count);

/** What the first screenful says of a strategy of which only a part has come yet. */
export const frontPart = z.object({
  /** How many there are in all, and the oldest of all their numbers. */
  objectives: count,
  targets: count,
  asOf: z.string().nullable(),
  statuses: statusCounts,
  /** The priorities in their order; their objectives and worst targets are among those sent. */
  lines: z.array(
    z.object({
      objective: z.string(),
      place: z.number(),
      worst: z.string().nullable(),
      counts: statusCounts,
      due: z.string().nullable(),
    }),
  ),
  areOrganization: z.boolean(),
  elsewhere: count,
  /** Objectives under which there is more than was sent. */
  folded: z.array(z.string()),
});
export type FrontPart = z.infer<typeof frontPart>;

/** What everybody is shown of a cycle. */
export const cycleStrategy = z.object({
  now: z.string(),
  cycle: cycleView.nullable(),
  cycles: z.array(cycleView),
  terms: termsView,
  words: wordsView,
  /** Names that objectives may be sorted under; none when the site uses none. */
  perspectives: z.array(z.string()),
  objectives: z.array(objectiveView),
  targets: z.array(targetView),
  /** What waits for its owner's word after a change above it, the oldest first; of very many the first. */
  asks: z.array(askView),
});

/** The tree of one cycle, with what the viewer may do. */
export const strategyView = cycleStrategy.extend({
  isAdmin: z.boolean(),
  /** Whether they may edit everything. */
  mayManage: z.boolean(),
  /** Who is looking: they may edit what they own or stand in for. */
  me: z.string(),
  /**
   * Their check-ins that are asked for by the end of this week, in every cycle, and how many of them are late; null where
   * only a first part has been read.
   */
  checkIns: z.object({ due: z.number(), overdue: z.number() }).nullable(),
});

/** The first screenful as it is kept. */
export const keptFront = cycleStrategy.extend({ part: frontPart });

/** Opening the Strategy page. */
export const FRONT_CALLS = {
  /**
   * What the page opens with. Of a large strategy that is the first screenful, as of at most two hours ago and never from
   * before what anybody has changed; `getStrategy` answers the rest. Of any other it is all that `getStrategy` answers, and
   * `part` is null.
   */
  openStrategy: {
    input: z.object({ cycle: z.string().min(1).max(60).optional() }),
    output: strategyView.extend({ part: frontPart.nullable() }),
  },
} as const;
