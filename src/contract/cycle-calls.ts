import { z } from 'zod';
import { CYCLE_STATES } from '../domain/cycle';
import { MAX_REASON } from './limits';
import { ownText } from './plain-text';
import { workTotalView } from './served-work-calls';
import { findingView, gapView } from './views';

const key = z.string().min(1).max(60);

const cycleStep = z.object({
  cycle: key,
  rev: z.number().int().min(1),
  /** One line; asked for when a cycle is opened again. */
  reason: ownText(MAX_REASON).default(''),
});
/** `isWhole` is false while the worker still brings targets in line. */
const cycleStepped = z.object({ state: z.enum(CYCLE_STATES), isWhole: z.boolean() });

/** Calls about the life of a cycle. */
export const CYCLE_CALLS = {
  /** What a cycle still lacks, and what committing, closing or opening it again would touch. */
  previewCycle: {
    input: z.object({ cycle: key }),
    output: z.object({
      rev: z.number(),
      state: z.enum(CYCLE_STATES),
      gaps: z.array(gapView),
      /** What guard rules that are required have found; a commit is refused while there is any. */
      required: z.array(findingView),
      objectives: z.number(),
      targets: z.number(),
      reading: z.number(),
      measured: z.number(),
      /** The work in the scopes of all its targets. */
      work: workTotalView,
    }),
  },
  /** Agrees on a cycle: freezes the baseline scope of each of its targets. */
  commitCycle: { input: cycleStep, output: cycleStepped },
  /** Ends a cycle: freezes every number in it. */
  closeCycle: { input: cycleStep, output: cycleStepped },
  /** Opens a closed cycle again, with a reason that the audit log keeps. */
  reopenCycle: { input: cycleStep, output: cycleStepped },
} as const;
