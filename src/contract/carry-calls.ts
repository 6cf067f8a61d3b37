import { z } from 'zod';
import { CARRY_MODES } from '../domain/carry-target';
import { MAX_CARRIED_OBJECTIVES, MAX_CARRIED_TARGETS } from './limits';

const key = z.string().min(1).max(60);

const carried = z.object({
  from: key,
  to: key,
  objectives: z.array(key).min(1).max(MAX_CARRIED_OBJECTIVES),
  /** Of objectives that are carried with them, or were before. */
  targets: z.array(key).max(MAX_CARRIED_TARGETS),
  mode: z.enum(CARRY_MODES),
  withLinks: z.boolean(),
});

/** Calls that take a plan from one cycle into the next. */
export const CARRY_CALLS = {
  /** What carrying forward would create; changes nothing. */
  previewCarry: {
    input: carried,
    output: z.object({
      existing: z.number(),
      objectives: z.array(
        z.object({
          from: z.string(),
          key: z.string(),
          name: z.string(),
          parent: z.string().nullable(),
          isLeft: z.boolean(),
        }),
      ),
      targets: z.array(
        z.object({
          from: z.string(),
          key: z.string(),
          name: z.string(),
          objective: z.string(),
          unit: z.string(),
          baseline: z.number(),
          goal: z.number(),
          start: z.string(),
          due: z.string(),
          links: z.number(),
        }),
      ),
    }),
  },
  /** Copies what was chosen. While anything is `left`, the same call again goes on; nothing is ever copied twice. */
  carryForward: {
    input: carried,
    output: z.object({ created: z.number(), existing: z.number(), left: z.number() }),
  },
} as const;
