import type { AuditChange, AuditItem } from './audit';

/**
 * Work items that are named in what the audit log keeps as text: as links of a target, and as what is in the way in the
 * line of a check-in. What somebody wrote in their own words is not searched.
 */

/** Stands where a work item is named that a reader may not see. */
const UNSEEN = '(work item)';
const KEY = /^[A-Z][A-Z0-9_]*-[1-9][0-9]*$/;
/** How a text ends that was too long to keep, and what a key may look like when it was cut within. */
const CUT = '…';
const CUT_KEY = /^[A-Z][A-Z0-9_]*(-[0-9]*)?[ ✓·]*…$/;
/** A key in a list of links, with what else is said of the link behind it. */
const QUOTED = /"([A-Z][A-Z0-9_]*-[1-9][0-9]*)(?=[" ])/g;
const QUOTED_CUT = /"[A-Z][A-Z0-9_]*(-[0-9]*)?…$/;
const APART = ' · ';
const RESOLVED = ' ✓';

type Shown = (key: string) => boolean;

const bare = (part: string): string => (part.endsWith(RESOLVED) ? part.slice(0, -RESOLVED.length) : part);

const partsOf = (line: string): readonly string[] => line.split(APART);
const lineKeys = (line: string): readonly string[] =>
  partsOf(line)
    .map(bare)
    .filter((part) => KEY.test(part));
const lineWithout = (line: string, isShown: Shown): string =>
  partsOf(line)
    .map((part) => {
      if (CUT_KEY.test(part)) return CUT;
      const key = bare(part);
      return KEY.test(key) && !isShown(key) ? part.replace(key, UNSEEN) : part;
    })
    .join(APART);

const listKeys = (list: string): readonly string[] => [...list.matchAll(QUOTED)].map(([, key = '']) => key);
const listWithout = (list: string, isShown: Shown): string =>
  list.replace(QUOTED, (whole, key: string) => (isShown(key) ? whole : `"${UNSEEN}`)).replace(QUOTED_CUT, CUT);

/** How the texts of a change are read; undefined where they name no work. */
function reading({ kind }: AuditItem, { field }: AuditChange) {
  if (kind === 'check-in') return { keys: lineKeys, without: lineWithout };
  return field === 'links' ? { keys: listKeys, without: listWithout } : undefined;
}

/** Keys of the work items that an item names. */
export const workNamedIn = (item: AuditItem): readonly string[] =>
  item.changes.flatMap((change) => {
    const how = reading(item, change);
    return how === undefined ? [] : [change.from, change.to].flatMap((text) => (text === null ? [] : how.keys(text)));
  });

/** The item without the names of work items that are not shown; a change that was about nothing else stays a change. */
export const withoutWork = (item: AuditItem, isShown: Shown): AuditItem => ({
  ...item,
  changes: item.changes.map((change) => {
    const how = reading(item, change);
    const told = (text: string | null): string | null =>
      how === undefined || text === null ? text : how.without(text, isShown);
    return { ...change, from: told(change.from), to: told(change.to) };
  }),
});
