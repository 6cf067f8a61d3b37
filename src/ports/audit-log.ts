import type { AuditEntry } from '../domain/audit';

/**
 * Who changed what. Entries are written in the transaction of the change they tell of, never altered, and forgotten after
 * a year, which bounds what they take.
 */
export interface AuditLog {
  /** Newest first, a page at a time; no cursor in the answer means the end. */
  list(
    cursor: string | undefined,
  ): Promise<{ readonly entries: readonly AuditEntry[]; readonly cursor: string | undefined }>;
}
