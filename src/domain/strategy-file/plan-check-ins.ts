import type { CheckIn } from '../check-in';
import type { Day, TargetKey } from '../ids';
import type { Mistake } from '../mistake';
import type { FileCheckIn } from './parsed-file';
import { byText, same } from './same';
import { sizeOf } from './plan-links';

/** The check-ins of one target before and after, each oldest first, and how many differ. */
export interface CheckInsChange {
  readonly target: TargetKey;
  readonly before: readonly CheckIn[];
  readonly after: readonly CheckIn[];
  readonly changed: number;
}

/** Bytes of JSON that the check-ins of one target may take; they are one stored value of at most 240 KiB. */
const MAX_CHECK_INS_BYTES = 150_000;

/** Puts the listed check-ins among those on record, one per day, and drops others; undefined when nothing differs. */
export function planCheckIns(
  target: TargetKey,
  before: readonly CheckIn[],
  listed: readonly FileCheckIn[],
  dropped?: ReadonlySet<Day>,
): CheckInsChange | undefined {
  const byDay = new Map(before.map((checkIn) => [checkIn.at, checkIn]));
  let changed = 0;
  for (const day of dropped ?? []) if (byDay.delete(day)) changed += 1;
  for (const entry of listed) {
    const existing = byDay.get(entry.at);
    const merged: CheckIn = {
      at: entry.at,
      value: entry.value,
      automatic: entry.automatic ?? false,
      confidence: entry.confidence === undefined ? (existing?.confidence ?? null) : entry.confidence,
      note: entry.note ?? existing?.note ?? '',
      impediments: entry.impediments ?? existing?.impediments ?? [],
      by: entry.by === undefined ? (existing?.by ?? null) : entry.by,
    };
    if (same(existing, merged)) continue;
    changed += 1;
    byDay.set(entry.at, merged);
  }
  if (changed === 0) return undefined;
  const after = [...byDay.values()].sort((a, b) => byText(a.at, b.at));
  return { target, before, after, changed };
}

/** More check-ins than one target's record can hold. */
export function checkInLimitMistakes({ target, after }: CheckInsChange): readonly Mistake[] {
  const size = sizeOf(after);
  if (size <= MAX_CHECK_INS_BYTES) return [];
  const message = `The check-ins of ${target} are too many to keep (${size} of ${MAX_CHECK_INS_BYTES} bytes); shorten their notes or split the target.`;
  return [{ path: 'checkIns', message }];
}
