import { z } from 'zod';
import { bearingView } from './link-views';

const key = z.string().min(1).max(60);
const issueId = z.string().regex(/^[0-9]{1,19}$/, 'an issue id is a number');
/** An issue as the viewer may see it; null when they may not. */
const seenIssue = z.object({ key: z.string(), summary: z.string() }).nullable();

/** Why a number is what it is, issue by issue, and what else an issue could serve. */
export const EXPLAIN_CALLS = {
  /** Why one issue counts in a target, does not, or counts once though reached twice. */
  explainIssue: {
    input: z.object({ target: key, issueId }),
    output: z.object({
      now: z.string(),
      issue: z.object({ id: z.string(), key: z.string(), summary: z.string() }),
      /**
       * It is a leaf and counts; work under it counts instead; its resolution or a link takes it out; it is aligned and
       * does not count; no link reaches it; or links have changed and the work is still being read.
       */
      state: z.enum(['leaf', 'below', 'excluded', 'taken-out', 'aligned', 'outside', 'pending']),
      resolution: z.string().nullable(),
      /** Issues under it that are in scope, for which it is no leaf. */
      children: z.number(),
      /** What it weighs and its part of the scope's whole weight; null where it does not count, or its field is empty. */
      weight: z.number().nullable(),
      share: z.number().nullable(),
      /** By what it weighs, and what that is taken for where its own estimate is empty. */
      weighBy: z.enum(['count', 'points', 'estimate', 'field']),
      assumed: z.number().optional(),
      /** The part of its weight that it earns in its status; only where a share of work is counted. */
      credit: z.object({ status: z.string(), share: z.number() }).optional(),
      /** What it counts as because of a link, where that is not once. */
      factor: z.number().optional(),
      /** Every link that reaches it. However many, it counts once. */
      ways: z.array(
        z.object({
          linkNo: z.number(),
          kind: z.enum(['issue', 'jql']),
          ...bearingView,
          /** For those who may edit the target. */
          jql: z.string().nullable(),
          /** From its parent up to the issue that the link reaches itself; empty when that is the issue. */
          through: z.array(seenIssue),
        }),
      ),
    }),
  },
  /** Targets that work beside an issue serves: under the same parent, then with the same component, version or label. */
  suggestTargets: {
    input: z.object({ issueId }),
    output: z.object({
      suggestions: z.array(
        z.object({
          target: z.string(),
          name: z.string(),
          objectiveName: z.string(),
          reason: z.enum(['siblings', 'component', 'version', 'label']),
          /** How many issues like it serve the target. */
          count: z.number(),
          /** The parent's key, or the name that is shared. */
          shared: z.string(),
        }),
      ),
    }),
  },
} as const;
