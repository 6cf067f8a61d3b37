import { z } from 'zod';
import { CADENCES } from '../domain/cadence';
import { DEEDS } from '../domain/check-in-book';
import { ASKED } from '../domain/check-in-due';
import { CONFIDENCES } from '../domain/check-in';

/** What pages are shown of check-ins. */

/** Described or a work item, with who could help; neither of the two for a work item that the viewer may not see. */
const named = {
  text: z.string().optional(),
  issue: z.string().optional(),
  /** The work item's title. */
  summary: z.string().optional(),
  helper: z.string().optional(),
};

export const checkInView = z.object({
  at: z.string(),
  /** Null where an automatic value could not be given. */
  value: z.number().nullable(),
  /** The value is what the target came to by itself. */
  automatic: z.boolean(),
  confidence: z.enum(CONFIDENCES).nullable(),
  note: z.string(),
  impediments: z.array(
    z.object({
      ...named,
      resolved: z.object({ at: z.string(), by: z.string().nullable(), note: z.string() }).optional(),
    }),
  ),
  /** Who entered it, where it is known. */
  by: z.string().nullable(),
});
export type CheckInView = z.infer<typeof checkInView>;

/** Something that is still in the way of a target. */
export const openImpedimentView = z.object({
  ...named,
  /** The check-in it was raised in, and who raised it. */
  at: z.string(),
  by: z.string().nullable(),
});
export type OpenImpedimentView = z.infer<typeof openImpedimentView>;

export const checkInDueView = z.object({
  /** Whether check-ins are asked for, or why they are not. */
  asked: z.enum(ASKED),
  every: z.enum(CADENCES),
  /** The objective whose rhythm it is; null where it is the site's. */
  from: z.string().nullable(),
  /** Nothing below that objective may say otherwise. */
  locked: z.boolean(),
  dueBy: z.string().nullable(),
  /** The period that ends then runs, and has no check-in yet. */
  isOpen: z.boolean(),
  overdueSince: z.string().nullable(),
  /** Periods that went by without a check-in since the last. */
  missed: z.number(),
  /** Overdue, or asked for by the end of this week. */
  isDueThisWeek: z.boolean(),
});
export type CheckInDueView = z.infer<typeof checkInDueView>;

/** How it stands with the check-ins of one target: a fact about the target, not about a person. */
export const standingView = z.object({
  target: z.string(),
  last: z.string().nullable(),
  due: checkInDueView,
  /** Open impediments, the newest first, and how many older ones are not listed. */
  impediments: z.array(openImpedimentView),
  more: z.number(),
});
export type StandingView = z.infer<typeof standingView>;

/** What one person did to a target's check-ins at one moment. */
export const checkInVersionView = z.object({
  versionId: z.string(),
  at: z.string(),
  by: z.string(),
  deed: z.enum(DEEDS),
  changes: z.array(z.object({ day: z.string(), before: checkInView.nullable(), after: checkInView.nullable() })),
});
export type CheckInVersionView = z.infer<typeof checkInVersionView>;
