import { z } from 'zod';
import { auditEntryView, auditItemView } from './views';

const moment = z.iso.datetime();

/** The call about who changed what. */
export const AUDIT_CALLS = {
  /**
   * Newest first. Everything that is given has to hold at once: who did it, between which moments, and one thing that is of
   * the kind and names the text (a key, a kind, a property or an account id).
   */
  listAudit: {
    input: z.object({
      cursor: z.string().max(2_000).optional(),
      text: z.string().max(200).optional(),
      by: z.string().min(1).max(200).optional(),
      kind: auditItemView.shape.kind.optional(),
      /** The first moment, and the one before which it ends. */
      since: moment.optional(),
      before: moment.optional(),
    }),
    output: z.object({ entries: z.array(auditEntryView), cursor: z.string().nullable() }),
  },
} as const;
