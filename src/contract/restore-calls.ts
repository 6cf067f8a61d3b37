import { z } from 'zod';
import { changeCounts } from './change-counts';
import { MAX_IMPORT_PARTS, MAX_PREVIEW_PARTS, MAX_REASON } from './limits';
import { ownText } from './plain-text';
import { plannedItemView } from './views';

const importId = z.string().regex(/^[A-Za-z0-9-]{1,60}$/, 'not an import id');
const named = z.array(z.object({ key: z.string(), name: z.string() }));

/** Calls about putting a backup back. It is staged as an import is, and how far it is `importStatus` says. */
export const RESTORE_CALLS = {
  /** What putting the staged backup back would set back, bring back and remove. Changes nothing, and remembers what it showed. */
  previewRestore: {
    input: z.object({ importId, parts: z.number().int().min(1).max(MAX_PREVIEW_PARTS) }),
    output: z.object({
      created: changeCounts,
      setBack: changeCounts,
      items: z.array(plannedItemView),
      more: z.number(),
      /** What is on the site and not in the backup, some of it by name; this goes when what was added since is removed. */
      since: z.object({
        cycles: named,
        objectives: named,
        targets: named,
        checkIns: z.number(),
        /** Of cycles, objectives and targets, so many are not named here. */
        more: z.number(),
      }),
      /** What is not in the backup and stays all the same, because it is restricted. */
      staying: named,
      /** Closed cycles that have to be opened; the second also counts those in which something would be removed. */
      closed: named,
      closedIfRemoved: named,
      /** Links that cannot come back: Jira has no such work. */
      lost: z.array(z.object({ target: z.string(), issue: z.string() })),
      lostMore: z.number(),
    }),
  },
  commitRestore: {
    input: z.object({
      importId,
      parts: z.number().int().min(1).max(MAX_IMPORT_PARTS),
      /** When the backup was made, for the audit log. */
      backupOf: z.string().max(40),
      removesAdded: z.boolean(),
      opensClosed: z.boolean(),
      reason: ownText(MAX_REASON),
    }),
    output: z.object({ state: z.enum(['running', 'done', 'failed']) }),
  },
} as const;
