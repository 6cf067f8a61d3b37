/** One platform call of the app, or one thing the platform did for it. */
export interface JournalEntry {
  readonly n: number;
  readonly at: string;
  /** The invocation that made the call, or that was started. */
  readonly invocation: string;
  readonly function: string;
  readonly target: 'invocation' | 'jira' | 'confluence' | 'kvs' | 'queue' | 'event' | 'schedule' | 'egress' | 'other';
  /** Method and path, storage operation, queue operation, event name or the key of a schedule. */
  readonly call: string;
  readonly as?: string;
  readonly status: number | string;
  readonly units?: number;
  readonly points?: number;
  readonly issues?: number;
  /** What an invocation took by the platform's meter. */
  readonly ms?: number;
  /** The fault that struck, if one did. */
  readonly fault?: string;
}

export interface JournalPage {
  readonly calls: readonly JournalEntry[];
  /** Where the next page starts; equal to what was asked for when there is nothing new. */
  readonly next: number;
  /** Calls that came before the oldest one still kept. */
  readonly forgotten: number;
}

/** Every platform call in order, the newest ones kept in memory. */
export interface Journal {
  add(entry: Omit<JournalEntry, 'n'>): void;
  page(since: number, limit?: number): JournalPage;
}

const KEPT = 50_000;
const PAGE = 5_000;

/** Creates an empty journal. */
export function createJournal(kept = KEPT): Journal {
  let entries: JournalEntry[] = [];
  let count = 0;
  return {
    add(entry) {
      entries.push({ n: count++, ...entry });
      // Cut in large pieces: removing one from the front each time would cost as much as everything else.
      if (entries.length > kept * 2) entries = entries.slice(-kept);
    },
    page(since, limit = PAGE) {
      const oldest = count - entries.length;
      const from = Math.max(since, oldest);
      const calls = entries.slice(from - oldest, from - oldest + limit);
      return { calls, next: from + calls.length, forgotten: Math.max(0, oldest - since) };
    },
  };
}
