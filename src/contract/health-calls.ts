import { z } from 'zod';
import { RULE_MODES, HEALTH_RULES } from '../domain/health-rule';
import { limitsView } from './settings-view';
import { findingView } from './views';

const key = z.string().min(1).max(60);

/** Calls about the strategy itself. */
export const HEALTH_CALLS = {
  /** What the guard rules have found in one cycle (the current one when none is named), and how each is taken. */
  getHealth: {
    input: z.object({ cycle: key.optional() }),
    output: z.object({
      now: z.string(),
      cycle: z.string().nullable(),
      findings: z.array(findingView),
      /** Rules that say nothing, or not all, because the schedule has not looked at everything once. */
      unlooked: z.array(z.enum(HEALTH_RULES)),
      /** A rule that is not named advises. */
      rules: z.partialRecord(z.enum(HEALTH_RULES), z.enum(RULE_MODES)),
      limits: limitsView,
    }),
  },
  /** How many active objectives waited for a target on each day that differs; of those that everybody may see. */
  getTranslation: {
    input: z.object({ cycle: key }),
    output: z.object({
      now: z.string(),
      days: z.array(z.object({ day: z.string(), waiting: z.number(), of: z.number() })),
      waiting: z.number(),
      of: z.number(),
    }),
  },
} as const;
