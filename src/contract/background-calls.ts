import { z } from 'zod';
import { BUSY_WITH } from '../domain/busy-with';
import { FAILING } from '../domain/own-failure';

export const JOBS = ['reading', 'past', 'import'] as const;
const job = z.enum(JOBS);

/** Calls about what the app does by itself. */
export const BACKGROUND_CALLS = {
  /** What is under way, what it costs Jira, and what the checks have found. */
  getBackground: {
    input: z.object({}),
    output: z.object({
      now: z.string(),
      jobs: z.array(
        z.object({
          job,
          /** Targets that wait; of an import, steps. */
          left: z.number(),
          /** Of how many: steps of an import, targets that work feeds. */
          of: z.number(),
          /** Of a reading that takes more than one round: when it began. */
          since: z.string().nullable(),
        }),
      ),
      /** What failed by itself in the last 30 days, each kind once, the latest first. */
      failures: z.array(
        z.object({
          what: z.enum(FAILING),
          /** When it failed last, and when first. */
          at: z.string(),
          since: z.string(),
          /** How often that was noted: once an hour while it lasts. */
          times: z.number(),
          /** Of the last. */
          errorId: z.string(),
        }),
      ),
      points: z.object({
        /** Points used since the hour began, to the next hundred. */
        used: z.number(),
        perHour: z.number(),
        /** Until when Jira's own quota is used up; null when it is not. */
        quotaUntil: z.string().nullable(),
        /** When work that is held up goes on; null when nothing is. */
        waitsUntil: z.string().nullable(),
        /** What holds it up: Jira's answers, its quota, the hour's points or storage; null when nothing does, or nobody knows. */
        waitsFor: z.enum(BUSY_WITH).nullable(),
        /** When the points of the hour are counted anew. */
        renewsAt: z.string(),
      }),
      checks: z.object({
        /** Changes before this moment have been looked at. */
        recentUntil: z.string().nullable(),
        /** How far the walk through all issues has come, 0 to 1, and when it last came round. */
        lap: z.number(),
        lapEnded: z.string().nullable(),
      }),
      /** What was wrong and has been put right, the latest first. */
      drift: z.array(
        z.object({
          at: z.string(),
          target: z.string(),
          name: z.string(),
          leaves: z.number(),
          foundBy: z.enum(['recent', 'slice', 'hierarchy']),
        }),
      ),
      /** Scopes that are read whole once a day, and about how many points that takes. */
      scopes: z.array(
        z.object({
          target: z.string(),
          name: z.string(),
          jql: z.string(),
          drifting: z.array(z.enum(['time', 'sprints', 'releases', 'parents', 'people', 'other'])),
          points: z.number(),
        }),
      ),
    }),
  },
  /**
   * When Jira last told the app what had changed: for whoever waits for Jira to say what they may see, and so, while it gives
   * no answer, for whoever it let in of late. Nothing of the strategy is in it.
   */
  getLastAnswer: {
    input: z.object({}),
    output: z.object({
      now: z.string(),
      /** Null before the first look. */
      at: z.string().nullable(),
      /** Until when Jira's quota for the app is used up; null when it is not. */
      quotaUntil: z.string().nullable(),
    }),
  },
  /** Ends a job after the step that is running. What it has done stays; what it has not is begun again by `readEverything`. */
  stopJob: { input: z.object({ job }), output: z.object({ stopped: z.number() }) },
  /** Has the work of every target read anew. */
  readEverything: { input: z.object({}), output: z.object({ targets: z.number() }) },
} as const;
