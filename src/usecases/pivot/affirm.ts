import { isKeeper, type Editor } from '../../domain/access';
import { openAsks, type Ask } from '../../domain/ask';
import { auditItem } from '../../domain/audit';
import { instantOf } from '../../domain/day';
import { parseObjectiveKey, parseTargetKey } from '../../domain/ids';
import type { Affirmed } from '../../domain/turn';
import { err, ok, type Result } from '../../domain/result';
import type { StrategyWrite } from '../../ports/strategy-store';
import type { Deps } from '../deps';
import { historyWrites } from '../strategy/history-write';

/** Others may change it meanwhile; then it is read again, at most this often. */
const MAX_ROUNDS = 5;

export type AffirmError = 'not-found' | 'forbidden' | 'stale';

interface Named {
  readonly kind: Ask['kind'];
  readonly key: string;
}

type Answered = Result<readonly StrategyWrite[], AffirmError>;

async function objectiveAnswer(deps: Deps, editor: Editor, text: string, answer: Affirmed): Promise<Answered> {
  const key = parseObjectiveKey(text);
  const stored = key === undefined ? undefined : (await deps.strategy.objectives([key])).get(key);
  if (stored === undefined) return err('not-found');
  const before = stored.value;
  if (!isKeeper(editor.accountId, before)) return err('forbidden');
  const after = { ...before, affirmed: answer };
  return ok([
    { kind: 'objective', value: after, rev: stored.rev },
    ...historyWrites(['objective', before, after], { nowMs: deps.clock.nowMs(), by: editor.accountId }),
    { kind: 'open-cycle', cycle: before.cycle },
    auditWrite(deps, editor, auditItem('objective', before.key, before, after)),
  ]);
}

async function targetAnswer(deps: Deps, editor: Editor, text: string, answer: Affirmed): Promise<Answered> {
  const key = parseTargetKey(text);
  const stored = key === undefined ? undefined : (await deps.strategy.targets([key])).get(key);
  if (stored === undefined) return err('not-found');
  const { target: before, roll } = stored.value;
  if (!isKeeper(editor.accountId, before)) return err('forbidden');
  const after = { ...before, affirmed: answer };
  return ok([
    { kind: 'target', value: { target: after, roll }, path: stored.path, rev: stored.rev },
    ...historyWrites(['target', before, after], { nowMs: deps.clock.nowMs(), by: editor.accountId }),
    { kind: 'open-cycle', cycle: before.cycle },
    auditWrite(deps, editor, auditItem('target', before.key, before, after)),
  ]);
}

const auditWrite = (deps: Deps, { accountId }: Editor, item: ReturnType<typeof auditItem>): StrategyWrite => ({
  kind: 'audit',
  entry: { at: instantOf(deps.clock.nowMs()), by: accountId, items: [item] },
  id: deps.random.id(),
});

/** Whether anything above waits for an answer. Answering what nobody asks writes nothing. */
async function isAsked(deps: Deps, { kind, key }: Named): Promise<boolean> {
  return (await listAsks(deps)).some((ask) => ask.kind === kind && ask.key === key);
}

/** An owner, or who stands in for them, lets theirs stand after a change above it. A second answer changes nothing. */
export async function affirm(
  deps: Deps,
  editor: Editor,
  named: Named,
): Promise<Result<{ readonly changed: boolean }, AffirmError>> {
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const answer = { at: instantOf(deps.clock.nowMs()), by: editor.accountId };
    const planned =
      named.kind === 'objective'
        ? await objectiveAnswer(deps, editor, named.key, answer)
        : await targetAnswer(deps, editor, named.key, answer);
    if (!planned.ok) return planned;
    if (!(await isAsked(deps, named))) return ok({ changed: false });
    if ((await deps.strategy.apply(planned.value)).ok) return ok({ changed: true });
  }
  return err('stale');
}

/** Everything this person may see that waits for its owner's word after a change above it. */
export async function listAsks(deps: Deps): Promise<readonly Ask[]> {
  const { cycles, objectives, targets } = await deps.strategy.board();
  return openAsks(
    cycles.map(({ value }) => value),
    objectives.map(({ value }) => value),
    targets.map(({ value }) => value.target),
  );
}
