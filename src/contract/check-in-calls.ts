import { z } from 'zod';
import { checkInVersionView, checkInView, standingView } from './check-in-views';
import { MAX_REASON, MAX_STANDINGS } from './limits';
import { PART_KINDS } from './history-calls';
import { ownText } from './plain-text';
import { targetView } from './views';

const key = z.string().min(1).max(60);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a day is written YYYY-MM-DD');
/** An entry of a strategy file; what it may hold is checked where files are read. */
const entry = z.record(z.string(), z.unknown());
const changed = z.object({ changed: z.boolean() });
/** What is in the way, by the check-in it was raised in: its text or issue key as it stands there. */
const place = { target: key, at: day, subject: z.string().min(1).max(1_000) };

/** Calls about what owners say of their targets. */
export const CHECK_IN_CALLS = {
  /** What a check-in starts from: the target as it is, what was said before, and what has happened since. */
  getCheckIns: {
    input: z.object({ target: key }),
    output: z.object({
      now: z.string(),
      target: targetView,
      /** All of them, newest first. */
      checkIns: z.array(checkInView),
      standing: standingView,
      /** What moved the work since the last one; null where no work feeds the target or nobody has checked in. */
      since: z
        .object({ day: z.string(), parts: z.array(z.object({ kind: z.enum(PART_KINDS), count: z.number() })) })
        .nullable(),
    }),
  },
  /**
   * Enters an owner's word for a day, or replaces it; with `from`, the one of that day moves here, unless there is one
   * already. Where people enter no value the app takes the one the target has by itself, and a value that is sent is
   * refused. The day is not before the target's start. Doing it again changes nothing.
   */
  recordCheckIn: { input: z.object({ checkIn: entry, from: day.optional() }), output: changed },
  withdrawCheckIn: {
    input: z.object({ target: key, at: day }),
    output: z.object({ removed: z.boolean() }),
  },
  /** Puts back what was withdrawn, by the version that did it. */
  putBackCheckIn: {
    input: z.object({ target: key, version: z.string().regex(/^[0-9]{16}:[A-Za-z0-9-]{1,60}$/, 'not a version') }),
    output: changed,
  },
  /** Who changed which check-in, from what to what; newest first. */
  listCheckInHistory: {
    input: z.object({ target: key, cursor: z.string().max(2_000).optional() }),
    output: z.object({ versions: z.array(checkInVersionView), cursor: z.string().nullable() }),
  },
  /** Says that something is no longer in the way, and how it was resolved. */
  resolveImpediment: { input: z.object({ ...place, note: ownText(MAX_REASON).default('') }), output: changed },
  /** Says that it is in the way again. */
  reopenImpediment: { input: z.object(place), output: changed },
  /** How it stands with the check-ins of these targets: when the next is due, who is silent, what is in the way. */
  listStandings: {
    input: z.object({ targets: z.array(key).max(MAX_STANDINGS) }),
    output: z.object({ now: z.string(), standings: z.array(standingView) }),
  },
} as const;
