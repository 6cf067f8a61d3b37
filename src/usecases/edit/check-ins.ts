import { mayEdit, type Editor } from '../../domain/access';
import { auditItem } from '../../domain/audit';
import type { CheckIn } from '../../domain/check-in';
import { instantOf } from '../../domain/day';
import type { TargetKey } from '../../domain/ids';
import { err, ok, type Result } from '../../domain/result';
import { isEmptyPlan } from '../../domain/strategy-file/import-plan';
import { rolledAt } from '../../rollup/head';
import type { Deps } from '../deps';
import { prepareImport } from '../strategy/apply-file';
import type { EditError } from './save-entry';

/** Others may change the target at the same moment; the value is then entered on what they left, at most this often. */
const MAX_ROUNDS = 5;

/** Enters an owner's value for a day. The same value again changes nothing, so a retry never doubles it. */
export async function recordCheckIn(
  deps: Deps,
  editor: Editor,
  checkIn: Readonly<Record<string, unknown>>,
): Promise<Result<{ readonly changed: boolean }, EditError>> {
  const read = deps.reader.fromValue({
    format: 'throughline.strategy',
    version: 1,
    checkIns: [{ ...checkIn, by: editor.accountId }],
  });
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    // An impediment may name an issue; whether it exists is only told to those who may see it.
    const prepared = await prepareImport({ ...deps, source: deps.personal }, editor.accountId, read);
    if (!prepared.ok) {
      const mistakes = prepared.error.map(({ path, message }) => ({
        path: path.replace(/^checkIns\[0\]\.?/, ''),
        message,
      }));
      return err({ kind: 'mistakes', mistakes });
    }
    const key = read.ok ? read.file.checkIns[0]?.target : undefined;
    const target = key === undefined ? undefined : prepared.value.loaded.index.targets.get(key);
    if (!mayEdit(editor, target)) return err({ kind: 'forbidden' });
    if (isEmptyPlan(prepared.value.plan)) return ok({ changed: false });
    let isSaved = true;
    for (const batch of prepared.value.batches) isSaved = isSaved && (await deps.strategy.apply(batch)).ok;
    if (isSaved) return ok({ changed: true });
  }
  return err({ kind: 'stale' });
}

const byDay = (items: readonly CheckIn[]): Record<string, number> =>
  Object.fromEntries(items.map(({ at, value }) => [at, value]));

/** Takes a day's value back. Taking back what is not there changes nothing. */
export async function withdrawCheckIn(
  deps: Deps,
  editor: Editor,
  key: TargetKey,
  at: string,
): Promise<Result<{ readonly removed: boolean }, EditError>> {
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const record = (await deps.strategy.targets([key])).get(key);
    if (record === undefined)
      return err({ kind: 'mistakes', mistakes: [{ path: 'target', message: 'There is no such target.' }] });
    const { target, roll } = record.value;
    if (!mayEdit(editor, target)) return err({ kind: 'forbidden' });
    const before = (await deps.strategy.checkIns([key])).get(key) ?? [];
    const after = before.filter((checkIn) => checkIn.at !== at);
    if (after.length === before.length) return ok({ removed: false });
    const values = after.map((checkIn) => [checkIn.at, checkIn.value] as const);
    const settings = await deps.strategy.settings();
    const next = rolledAt(target, { ...roll, values }, settings, deps.clock.nowMs()).roll;
    const saved = await deps.strategy.apply([
      { kind: 'target', value: { target, roll: next }, path: record.path, rev: record.rev },
      { kind: 'check-ins', target: key, value: after },
      {
        kind: 'audit',
        entry: {
          at: instantOf(deps.clock.nowMs()),
          by: editor.accountId,
          items: [auditItem('check-in', key, byDay(before), byDay(after))],
        },
        id: deps.random.id(),
      },
    ]);
    if (saved.ok) return ok({ removed: true });
  }
  return err({ kind: 'stale' });
}
