import { z } from 'zod';
import { CARRY_MODES } from '../domain/carry-target';
import { STAYS } from '../domain/untouched';
import { MAX_CARRIED_OBJECTIVES, MAX_CARRIED_TARGETS } from './limits';

const key = z.string().min(1).max(60);

const between = { from: key, to: key };
const carried = z.object({
  ...between,
  objectives: z.array(key).min(1).max(MAX_CARRIED_OBJECTIVES),
  /** Of objectives that are carried with them, or were before. */
  targets: z.array(key).max(MAX_CARRIED_TARGETS),
  mode: z.enum(CARRY_MODES),
  withLinks: z.boolean(),
});

/** Calls that take a plan from one cycle into the next. */
export const CARRY_CALLS = {
  /** What carrying forward would create, by what it is a copy of: keys are given when it is carried. Changes nothing. */
  previewCarry: {
    input: carried,
    output: z.object({
      existing: z.number(),
      objectives: z.array(
        z.object({
          from: z.string(),
          name: z.string(),
          isLeft: z.boolean(),
        }),
      ),
      targets: z.array(
        z.object({
          from: z.string(),
          name: z.string(),
          /** What the copied one belongs to. */
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
  /** Takes away the copies of these that the person made and nobody touched since; how far that has come is `getCarryUndo`. */
  undoCarry: {
    input: z.object({
      ...between,
      objectives: z.array(key).max(MAX_CARRIED_OBJECTIVES),
      targets: z.array(key).max(MAX_CARRIED_TARGETS),
    }),
    output: z.object({ undoId: z.string() }),
  },
  getCarryUndo: {
    input: z.object({ undoId: z.string().regex(/^[A-Za-z0-9-]{1,60}$/, 'not an undo id') }),
    output: z.object({
      state: z.enum(['open', 'running', 'done', 'failed']),
      removed: z.number(),
      stays: z.array(z.object({ key: z.string(), why: z.enum(STAYS) })),
      /** So many more stay than are named. */
      more: z.number(),
    }),
  },
} as const;
