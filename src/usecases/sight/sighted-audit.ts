import type { AuditChange, AuditEntry, AuditItem } from '../../domain/audit';
import type { AuditLog } from '../../ports/audit-log';
import type { StrategyStore } from '../../ports/strategy-store';

/** Keys of what is on the site and not shown to this person. */
interface Hidden {
  readonly objectives: ReadonlySet<string>;
  readonly targets: ReadonlySet<string>;
}

async function hiddenFrom(whole: StrategyStore, shown: StrategyStore): Promise<Hidden> {
  const [all, seen] = [await whole.board(), await shown.board()];
  const objectives = new Set<string>(seen.objectives.map(({ value }) => value.key));
  const targets = new Set<string>(seen.targets.map(({ value }) => value.target.key));
  return {
    objectives: new Set(all.objectives.map(({ value }) => value.key).filter((key) => !objectives.has(key))),
    targets: new Set(all.targets.map(({ value }) => value.target.key).filter((key) => !targets.has(key))),
  };
}

const isAbout = (item: AuditItem, { objectives, targets }: Hidden): boolean => {
  if (item.key === null) return false;
  if (item.kind === 'objective') return objectives.has(item.key);
  return (item.kind === 'target' || item.kind === 'link' || item.kind === 'check-in') && targets.has(item.key);
};

const KEY = /[A-Za-z0-9][A-Za-z0-9._-]*/g;
const isCut = (text: string): boolean => text.endsWith('…');

/** Keys in a list that was kept as text. A clipped one may end in the middle of a key; the beginning of a hidden one goes too. */
function listWithout(text: string, hidden: ReadonlySet<string>): string {
  const keys = text.match(KEY) ?? [];
  const isHidden = (key: string, isLast: boolean): boolean =>
    hidden.has(key) || (isLast && [...hidden].some((other) => other.startsWith(key)));
  const told = keys.filter((key, index) => !isHidden(key, isCut(text) && index === keys.length - 1));
  return told.length === keys.length ? text : JSON.stringify(told);
}

/** Why an objective was closed, kept as text: the objective it was merged into stands at its end. */
const INTO = /,"into":"([^"]*)"\}$/;
function closingWithout(text: string, hidden: ReadonlySet<string>): string {
  const into = INTO.exec(text)?.[1];
  return into !== undefined && hidden.has(into) ? text.replace(INTO, ',"into":null}') : text;
}

function textWithout(field: string, text: string | null, hidden: ReadonlySet<string>): string | null {
  if (text === null) return null;
  switch (field) {
    case 'parent':
    case 'objective':
      return hidden.has(text) ? null : text;
    case 'alignedTo':
      return listWithout(text, hidden);
    case 'closing':
      return closingWithout(text, hidden);
    default:
      return text;
  }
}

const told = (item: AuditItem, hidden: ReadonlySet<string>): AuditItem => ({
  ...item,
  changes: item.changes.flatMap((change): AuditChange[] => {
    const from = textWithout(change.field, change.from, hidden);
    const to = textWithout(change.field, change.to, hidden);
    // A target is never without an objective: a gap would say that there is one.
    if (change.field === 'objective' && (from !== change.from || to !== change.to)) return [];
    return from === to ? [] : [{ ...change, from, to }];
  }),
});

function entryWithout(entry: AuditEntry, hidden: Hidden): readonly AuditEntry[] {
  const items = entry.items
    .filter((item) => !isAbout(item, hidden))
    .map((item) => ({ before: item, after: told(item, hidden.objectives) }))
    .filter(({ before, after }) => before.changes.length === 0 || after.changes.length > 0)
    .map(({ after }) => after);
  return items.length === 0 && entry.items.length > 0 ? [] : [{ ...entry, items }];
}

/** The audit log without what it says of things this person may not see. */
export function sightedAudit(audit: AuditLog, whole: StrategyStore, shown: StrategyStore): AuditLog {
  let hidden: Promise<Hidden> | undefined;
  return {
    async list(cursor) {
      const page = await audit.list(cursor);
      hidden ??= hiddenFrom(whole, shown);
      const known = await hidden;
      if (known.objectives.size === 0) return page;
      return { ...page, entries: page.entries.flatMap((entry) => entryWithout(entry, known)) };
    },
  };
}
