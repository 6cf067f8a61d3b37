import { countedBy, countingOf, type Counting } from '../../domain/counting';
import type { Settings } from '../../domain/settings';
import { same } from '../../domain/strategy-file/same';
import type { Engine } from '../../ports/roll-store';
import type { StoredTarget } from '../../ports/strategy-store';
import type { IssueFacts } from '../../ports/work-source';
import { foldOf, ruleOf, type Fold } from '../../rollup/fold';
import type { Roll } from '../../rollup/roll';

/** What holds for one target: its own words, those of the objectives above it, and the site's. */
export interface OwnRules {
  readonly settings: Settings;
  /** What is said above the site. */
  readonly counting: Counting;
  readonly fold: Fold;
  readonly pointsFields: readonly string[];
}

export function ownRules(engine: Engine, { value, path }: Pick<StoredTarget, 'value' | 'path'>): OwnRules {
  const { target } = value;
  const counting = countingOf(target.counting, path, engine.counting);
  const settings = countedBy(engine.settings, counting);
  const { pointsField } = counting;
  return {
    settings,
    counting,
    fold: foldOf(target.measure, settings),
    pointsFields: pointsField === undefined ? engine.pointsFields : [pointsField],
  };
}

/** Whether sums that were folded earlier can be carried on. */
export const isFoldedBy = (roll: Roll, { fold, counting }: OwnRules): boolean =>
  roll.rule === ruleOf(fold) && same(roll.counting, counting);

/** What the roll keeps of the rules by which its sums were folded. */
export const foldedBy = ({ fold, counting }: OwnRules): Pick<Roll, 'counting' | 'rule'> => ({
  counting,
  rule: ruleOf(fold),
});

/** The status of an issue, where it has a credit of its own. */
export const statusKept = ({ status }: IssueFacts, { statuses }: Fold): { readonly status?: string } =>
  statuses.has(status) ? { status } : {};
