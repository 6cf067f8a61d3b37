import type { Day, TargetKey } from '../domain/ids';
import type { Trail } from '../ports/roll-store';
import type { Roll } from '../rollup/roll';
import { mergedChanges, type DayChanges, type LogHead } from '../rollup/change-log';
import { fromDays, fromLogIndex, toDays, toLogIndex, type LogIndex } from './codecs/change-log';
import { logChunkKey, logKey } from './keys';
import { getMany, getValue, type Op } from './kvs-client';

/** Changes that stand open, in the record that every change of the target writes anyway; about 600 bytes. */
const OPEN_CHANGES = 40;
/** Changes in one closed record, about 40 KB of the 240 KiB that a value may have. */
const CLOSED_CHANGES = 2_000;

const count = (days: readonly DayChanges[]): number => days.reduce((sum, { changes }) => sum + changes.length, 0);

/** Days with one more, or more of the last. What a commit came after is told apart from the rest of its day. */
function withDay(days: readonly DayChanges[], day: Day, changes: Trail['changes']): readonly DayChanges[] {
  if (changes.length === 0) return days;
  const isOpen = (one: DayChanges): boolean => one.day === day && one.isCommitted !== true;
  const earlier = days.find(isOpen);
  const rest = days.filter((one) => !isOpen(one));
  const merged = mergedChanges(earlier?.changes ?? [], changes);
  return merged.length === 0 ? rest : [...rest, { day, changes: merged }];
}

/** Days in pieces that fit a record each. */
function pieces(days: readonly DayChanges[]): ReadonlyArray<readonly DayChanges[]> {
  const all: DayChanges[][] = [];
  let piece: DayChanges[] = [];
  let room = CLOSED_CHANGES;
  for (const { day, changes, isCommitted } of days) {
    let from = 0;
    do {
      const part = changes.slice(from, from + room);
      from += part.length;
      room -= part.length;
      const isMarked = isCommitted === true && from >= changes.length;
      piece.push({ day, changes: part, ...(isMarked ? { isCommitted } : {}) });
      if (room > 0) continue;
      all.push(piece);
      piece = [];
      room = CLOSED_CHANGES;
    } while (from < changes.length);
  }
  if (piece.length > 0) all.push(piece);
  return all;
}

/** Records that nothing points to yet, and what makes them count: the latter belongs into the head's transaction. */
interface LogOps {
  readonly ahead: readonly Op[];
  readonly ops: readonly Op[];
}

const closedOps = (target: TargetKey, names: readonly string[], parts: ReadonlyArray<readonly DayChanges[]>): Op[] =>
  parts.map((part, at) => ({ op: 'set', key: logChunkKey(target, names[at] ?? ''), value: fromDays(part) }));

const entriesOf = (names: readonly string[], parts: ReadonlyArray<readonly DayChanges[]>) =>
  parts.flatMap((part, at): Array<readonly [string, Day]> => {
    const [first] = part;
    return first === undefined ? [] : [[names[at] ?? '', first.day]];
  });

/** The writes that put a trail at the end of the target's log, and what stands open after it. */
export async function logOps(
  target: TargetKey,
  before: readonly DayChanges[],
  { changes, day, head, restart = false }: Trail,
): Promise<LogOps & { readonly open: readonly DayChanges[] }> {
  const days = withDay(restart ? [] : before, day, changes);
  const isFull = count(days) > OPEN_CHANGES;
  if (!isFull && head === undefined) return { ahead: [], ops: [], open: days };

  const stored = toLogIndex(logKey(target), await getValue(logKey(target)));
  const now = head ?? stored?.head;
  // A log that was never begun has no index to close into; it is begun when the scope is next read whole.
  if (now === undefined) return { ahead: [], ops: [], open: [] };
  const chunks = restart ? [] : (stored?.chunks ?? []);
  if (!isFull) return { ahead: [], ops: [indexOp(target, { head: now, chunks })], open: days };
  const parts = pieces(days);
  const names = parts.map((_, at) => String(chunks.length + at));
  return {
    ahead: closedOps(target, names, parts),
    ops: [indexOp(target, { head: now, chunks: [...chunks, ...entriesOf(names, parts)] })],
    open: [],
  };
}

/** The writes that put the rebuilt days before everything that was seen. */
export async function pastOps(target: TargetKey, head: LogHead, rebuilt: readonly DayChanges[]): Promise<LogOps> {
  const stored = toLogIndex(logKey(target), await getValue(logKey(target)));
  const seen = (stored?.chunks ?? []).filter(([name]) => !name.startsWith('r'));
  const parts = pieces(rebuilt);
  const names = parts.map((_, at) => `r${at}`);
  return {
    ahead: closedOps(target, names, parts),
    ops: [indexOp(target, { head, chunks: [...entriesOf(names, parts), ...seen] })],
  };
}

const indexOp = (target: TargetKey, index: LogIndex): Op => ({
  op: 'set',
  key: logKey(target),
  value: fromLogIndex(index),
});

export const readLogHead = async (target: TargetKey): Promise<LogHead | undefined> =>
  toLogIndex(logKey(target), await getValue(logKey(target)))?.head;

/** What the log knows, and every change since the end of a day, oldest first. */
export async function readLog(
  target: TargetKey,
  { open }: Pick<Roll, 'open'>,
  after: Day,
): Promise<{ readonly head: LogHead; readonly days: readonly DayChanges[] } | undefined> {
  const index = toLogIndex(logKey(target), await getValue(logKey(target)));
  if (index === undefined) return undefined;
  // A chunk may end on the day on which the next begins.
  const wanted = index.chunks.filter((_, at) => {
    const next = index.chunks[at + 1];
    return next === undefined || next[1] > after;
  });
  const keys = wanted.map(([name]) => logChunkKey(target, name));
  const closed = keys.length === 0 ? new Map<string, unknown>() : await getMany(keys.map((key) => ({ key })));
  const days = [...keys.flatMap((key) => toDays(key, closed.get(key))), ...open];
  return { head: index.head, days: days.filter(({ day }) => day > after) };
}
