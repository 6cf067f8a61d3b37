import { z } from 'zod';

/** An entry of a strategy file; what it may hold is checked where files are read, so that both say the same. */
const entry = z.record(z.string(), z.unknown());
/** The revision the person saw; null for something new. */
const seen = z.number().int().min(1).nullable();
/** The page's name for one creation, so that sending it again makes nothing a second time. */
export const once = z
  .string()
  .regex(/^[A-Za-z0-9-]{1,64}$/, 'not a name for a creation')
  .optional();
const saved = z.object({
  changed: z.boolean(),
  /** Its key: what is new and names none is given one. */
  key: z.string(),
});

/** Calls that change the strategy a piece at a time. */
export const EDIT_CALLS = {
  /** Creates (`rev` null) or changes a cycle. The entry is that of a strategy file. */
  saveCycle: { input: z.object({ cycle: entry, rev: seen }), output: z.object({ changed: z.boolean() }) },
  /** Creates or changes an objective; another parent moves it, status `closed` closes it. */
  saveObjective: {
    input: z.object({
      objective: entry,
      rev: seen,
      /** That the person will not see it any more themselves is meant; without it such a save is refused. */
      leaving: z.boolean().optional(),
      once,
    }),
    output: saved,
  },
  /** Creates or changes a target. Its links are left alone unless they are given, and then become exactly those. */
  saveTarget: {
    input: z.object({ target: entry, links: z.array(entry).max(200).optional(), rev: seen, once }),
    output: saved,
  },
} as const;
