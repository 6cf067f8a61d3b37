import { z } from 'zod';
import { AUDIT_KINDS, type AuditEntry } from '../domain/audit';
import type { AccountId, Instant } from '../domain/ids';
import type { AuditLog } from '../ports/audit-log';
import { decode, stored } from './codecs/decode';
import { AUDIT_PREFIX, auditKey } from './keys';
import { keyPage, type Op } from './kvs-client';

/** Entries on one page; the platform's pages hold at most 100. */
const PAGE = 50;
/** The longest life the platform gives a value. https://developer.atlassian.com/platform/forge/limits-kvs-ce/ */
const LIFE_DAYS = 365;

const change = z.object({ field: z.string(), from: z.string().nullable(), to: z.string().nullable() });
const entryRecord = z.object({
  at: z.string(),
  by: z.string(),
  reason: z.string().optional(),
  items: z.array(
    z.object({
      kind: z.enum(AUDIT_KINDS),
      key: z.string().nullable(),
      isNew: z.boolean(),
      isGone: z.boolean().optional(),
      changes: z.array(change),
    }),
  ),
});

/** The write that keeps an entry; it stands in the transaction of the change itself. */
export const auditOp = (entry: AuditEntry, id: string): Op => ({
  op: 'set',
  key: auditKey(Date.parse(entry.at), id),
  value: {
    at: entry.at,
    by: entry.by,
    items: entry.items.map((item) => ({ ...item, changes: [...item.changes] })),
    ...(entry.reason === undefined ? {} : { reason: entry.reason }),
  },
  ttlDays: LIFE_DAYS,
});

export function createAuditLog(): AuditLog {
  return {
    async list(cursor) {
      const page = await keyPage(AUDIT_PREFIX, cursor, PAGE);
      const entries = page.rows.map(({ key, value }): AuditEntry => {
        const record = decode(entryRecord, key, value);
        const { reason, items } = record;
        const entry = { at: stored<Instant>(record.at), by: stored<AccountId>(record.by), items };
        return reason === undefined ? entry : { ...entry, reason };
      });
      return { entries, cursor: page.cursor };
    },
  };
}
