import { alignedToParentMistakes } from '../../domain/aligned-to-parent';
import type { AccountId } from '../../domain/ids';
import type { Mistake } from '../../domain/mistake';
import { closingMistakes } from '../../domain/plan-closing';
import { underClosedMistakes } from '../../domain/place-under-closed';
import { planTurns } from '../../domain/plan-turns';
import { err, ok, type Result } from '../../domain/result';
import { listMistakes } from '../../domain/strategy-file/mistake-list';
import type { ReadFile } from '../../ports/strategy-reader';
import type { Deps } from '../deps';
import { unansweredOf } from '../pivot/unanswered';
import { prepareFile, type PreparedImport, type Rules } from '../strategy/apply-file';

/** What a person's edit would do. It goes the way of an import, and is held to what a person has to say besides. */
export async function prepareEdit(
  deps: Deps,
  actor: AccountId,
  read: ReadFile,
): Promise<Result<PreparedImport, readonly Mistake[]>> {
  const rules: Rules = async (plan, file, current) => {
    const mistakes = [
      ...closingMistakes(plan, file, current),
      ...underClosedMistakes(plan, file, current),
      ...alignedToParentMistakes(plan, file),
    ];
    if (mistakes.length > 0) return err(listMistakes(mistakes));
    const unanswered = await unansweredOf(deps, plan);
    return ok(planTurns(plan, current, { actor, nowMs: deps.clock.nowMs(), unanswered }));
  };
  return prepareFile(deps, actor, read, { rules });
}
