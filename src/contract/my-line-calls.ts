import { z } from 'zod';
import { LEVELS } from '../domain/objective';
import { checkInView, openImpedimentView, standingView } from './check-in-views';
import { cycleView, targetView, termsView } from './views';

const lineStep = z.object({ key: z.string(), name: z.string(), level: z.string(), cycle: z.string() });
const issue = z.object({ key: z.string(), summary: z.string() });

/** One of the person's targets, with what is asked of it and their record of it. */
const myTargetView = z.object({
  target: targetView,
  /** False for those they stand in for. */
  isOwner: z.boolean(),
  /** Belongs to the cycle shown; the others are theirs all the same, and ask for check-ins. */
  isShown: z.boolean(),
  line: z.array(lineStep),
  standing: standingView,
  record: z.object({
    /** Periods that have been asked for so far, and those of them that had a check-in. */
    asked: z.number(),
    made: z.number(),
    /** What they entered themselves, newest first. */
    checkIns: z.array(checkInView),
  }),
});

const myImpedimentView = openImpedimentView.extend({ target: z.string(), name: z.string() });

/** Calls of a person's own page. */
export const MY_LINE_CALLS = {
  /** The person's targets, what is asked of them, what their open work serves, what is in their way, and their record. */
  getMyLine: {
    input: z.object({ cycle: z.string().min(1).max(60).optional() }),
    output: z.object({
      now: z.string(),
      me: z.string(),
      cycle: cycleView.nullable(),
      terms: termsView,
      /** What is silent longest first, then what is asked for next. */
      targets: z.array(myTargetView),
      /** Targets of theirs that are not listed. */
      more: z.number(),
      /** Null while Jira cannot say what their work is. */
      work: z
        .object({
          objectives: z.array(
            z.object({
              key: z.string(),
              name: z.string(),
              level: z.enum(LEVELS),
              cycle: z.string(),
              count: z.number(),
              /** The first few of them. */
              issues: z.array(issue),
            }),
          ),
          /** Open work that serves no target. */
          unaligned: z.object({ count: z.number(), issues: z.array(issue) }),
          looked: z.number(),
          /** True when they have more open work than was looked at. */
          isCut: z.boolean(),
        })
        .nullable(),
      impediments: z.object({
        raised: z.array(myImpedimentView),
        asked: z.array(myImpedimentView),
        /** Of both, older ones that are not listed. */
        more: z.number(),
      }),
    }),
  },
} as const;
