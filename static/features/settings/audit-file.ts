import type { CallInput } from '../../../src/contract/calls';
import type { AuditEntryView, AuditItemView } from '../../../src/contract/views';
import { call } from '../../bridge/call';
import type { Person } from '../../bridge/people';
import { textCell } from '../../csv/cells';
import { csvText } from '../../csv/lines';
import { keepAsking } from './keep-asking';

/** Entries of one file: what a spreadsheet takes well. The rest is narrowed by days. */
export const MAX_IN_FILE = 10_000;

export interface AuditRead {
  readonly entries: readonly AuditEntryView[];
  /** There is more than the file holds. */
  readonly isCut: boolean;
}

/** Reads the log page by page, as far as it fits what is asked for and the reader may see it; `onCount` hears how far. */
export async function readAudit(asked: CallInput<'listAudit'>, onCount: (count: number) => void): Promise<AuditRead> {
  const entries: AuditEntryView[] = [];
  let cursor: string | null = null;
  do {
    const input: CallInput<'listAudit'> = cursor === null ? asked : { ...asked, cursor };
    const page = await keepAsking(
      () => call('listAudit', input),
      () => undefined,
    );
    entries.push(...page.entries);
    cursor = page.cursor;
    onCount(Math.min(entries.length, MAX_IN_FILE));
  } while (cursor !== null && entries.length < MAX_IN_FILE);
  return { entries: entries.slice(0, MAX_IN_FILE), isCut: cursor !== null || entries.length > MAX_IN_FILE };
}

const HEADER = ['at', 'by', 'name', 'reason', 'kind', 'key', 'what', 'property', 'from', 'to'];

const whatOf = ({ isNew, isGone }: AuditItemView): string =>
  isNew ? 'created' : isGone === true ? 'removed' : 'changed';

/** One row for each property that changed; a thing that was created or removed is a row of its own. */
export function auditTable(entries: readonly AuditEntryView[], people: ReadonlyMap<string, Person>): string {
  const rows = entries.flatMap(({ at, by, reason, items }) =>
    items.flatMap((item) => {
      const head = [at, by, people.get(by)?.name ?? '', reason ?? '', item.kind, item.key ?? '', whatOf(item)];
      const changes = item.changes.length === 0 ? [{ field: '', from: null, to: null }] : item.changes;
      return changes.map(({ field, from, to }) => [...head, field, from ?? '', to ?? ''].map(textCell));
    }),
  );
  return csvText([HEADER, ...rows]);
}
