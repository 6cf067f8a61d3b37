import type { AccountId } from '../../domain/ids';
import type { Mistake } from '../../domain/mistake';
import { closingMistakes } from '../../domain/plan-closing';
import { planTurns } from '../../domain/plan-turns';
import { err, ok, type Result } from '../../domain/result';
import { listMistakes } from '../../domain/strategy-file/mistake-list';
import type { ReadFile } from '../../ports/strategy-reader';
import type { Deps } from '../deps';
import { prepareFile, type PreparedImport } from '../strategy/apply-file';

/** What a person's edit would do. It goes the way of an import, and is held to what a person has to say besides. */
export async function prepareEdit(
  deps: Deps,
  actor: AccountId,
  read: ReadFile,
): Promise<Result<PreparedImport, readonly Mistake[]>> {
  return prepareFile(deps, actor, read, (plan, file, current) => {
    const mistakes = closingMistakes(plan, file, current);
    return mistakes.length > 0 ? err(listMistakes(mistakes)) : ok(planTurns(plan, current, actor, deps.clock.nowMs()));
  });
}
