/**
 * Guard rules on the strategy itself. Strategies fail where plan and work live apart and where everything is cascaded;
 * each rule names what stands out and the number it asks for.
 */
export const HEALTH_RULES = [
  'priority-count',
  'too-deep',
  'too-many-targets',
  'no-owner',
  'objective-owner',
  'owner-left',
  'no-measurable-target',
  'lost-links',
  'orphan',
  'weights',
  'competing-targets',
  'outside-cycle',
  'goal-is-baseline',
  'unknown-perspective',
] as const;
export type HealthRule = (typeof HEALTH_RULES)[number];

export const RULE_MODES = ['off', 'advise', 'require'] as const;
/** Not looked at, said as advice, or refused when somebody would newly break it. */
export type RuleMode = (typeof RULE_MODES)[number];

export type RuleModes = Readonly<Partial<Record<HealthRule, RuleMode>>>;

export const modeOf = (rules: RuleModes, rule: HealthRule): RuleMode => rules[rule] ?? 'advise';

/** The numbers that rules ask for. */
export interface RuleLimits {
  readonly minPriorities: number;
  readonly maxPriorities: number;
  readonly maxDepth: number;
  /** Active targets of one person. */
  readonly maxTargets: number;
}

export const DEFAULT_LIMITS: RuleLimits = { minPriorities: 3, maxPriorities: 5, maxDepth: 4, maxTargets: 3 };
/** Larger numbers would be no limits. */
export const MAX_LIMIT = 100;
