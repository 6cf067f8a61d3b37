/**
 * Guard rules: advice on the strategy itself. Strategies fail where plan and work live apart and where everything is
 * cascaded; each rule names what stands out and the number it asks for.
 */
export const HEALTH_RULES = [
  'priority-count',
  'too-deep',
  'too-many-targets',
  'no-owner',
  'no-measurable-target',
  'orphan',
  'weights',
  'competing-targets',
  'outside-cycle',
  'goal-is-baseline',
] as const;
export type HealthRule = (typeof HEALTH_RULES)[number];

export const RULE_MODES = ['off', 'advise', 'require'] as const;
/** Not looked at, said as advice, or refused when somebody would newly break it. */
export type RuleMode = (typeof RULE_MODES)[number];
