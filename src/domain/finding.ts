import type { HealthRule } from './health-rule';
import type { AccountId, ObjectiveKey, TargetKey } from './ids';

/** Something that a guard rule has found, and the number that stands out beside the one the rule asks for. */
export interface Finding {
  readonly rule: HealthRule;
  readonly objectives: readonly ObjectiveKey[];
  readonly targets: readonly TargetKey[];
  readonly account: AccountId | null;
  readonly found: number | null;
  readonly limit: number | null;
}

export const finding = (rule: HealthRule, about: Partial<Finding>): Finding => ({
  rule,
  objectives: [],
  targets: [],
  account: null,
  found: null,
  limit: null,
  ...about,
});
