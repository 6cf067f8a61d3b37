import type { FindingView } from '../../../../src/contract/views';
import { HEALTH_RULES, modeOf, type HealthRule, type RuleModes } from '../../../../src/domain/health-rule';
import type { EditRights } from '../edit/edit-rights';
import type { StrategyScene } from '../edit/strategy-context';

/** What narrows the findings. */
export interface HealthChoice {
  readonly text: string;
  readonly rule: HealthRule | null;
  /** Only what the viewer may change. */
  readonly isMine: boolean;
}

export const ALL_FINDINGS: HealthChoice = { text: '', rule: null, isMine: false };
export const isNarrowed = ({ text, rule, isMine }: HealthChoice): boolean =>
  text.trim() !== '' || rule !== null || isMine;

// Whom to ask and what to aim at come before how it is arranged.
const ORDER: readonly HealthRule[] = [
  'no-owner',
  'objective-owner',
  'owner-left',
  'no-measurable-target',
  'lost-links',
  'goal-is-baseline',
  'orphan',
  'priority-count',
  'too-many-targets',
  'competing-targets',
  'outside-cycle',
  'weights',
  'unknown-perspective',
  'too-deep',
];

/** The rules as the page lists them: those that found something, those that found nothing, those that are off. */
export interface RuleGroups {
  readonly broken: readonly { readonly rule: HealthRule; readonly findings: readonly FindingView[] }[];
  readonly fine: readonly HealthRule[];
  readonly off: readonly HealthRule[];
}

export function ruleGroups(findings: readonly FindingView[], rules: RuleModes): RuleGroups {
  const byRule = new Map<HealthRule, FindingView[]>();
  for (const one of findings) {
    const known = byRule.get(one.rule);
    if (known === undefined) byRule.set(one.rule, [one]);
    else known.push(one);
  }
  const ordered = [...ORDER, ...HEALTH_RULES.filter((rule) => !ORDER.includes(rule))];
  const quiet = ordered.filter((rule) => !byRule.has(rule));
  return {
    broken: ordered.flatMap((rule) => {
      const own = byRule.get(rule);
      return own === undefined ? [] : [{ rule, findings: own }];
    }),
    fine: quiet.filter((rule) => modeOf(rules, rule) !== 'off'),
    off: quiet.filter((rule) => modeOf(rules, rule) === 'off'),
  };
}

type Known = Pick<StrategyScene['data'], 'objectives' | 'targets'>;

/** Names by key, and the keys of what the viewer may change. */
export function knownOf({ objectives, targets }: Known, rights: EditRights) {
  const names = new Map([...objectives, ...targets].map(({ key, name }) => [key, name]));
  const mine = new Set([
    ...objectives.filter((one) => rights.mayEditObjective(one)).map(({ key }) => key),
    ...targets.filter((one) => rights.mayEditTarget(one)).map(({ key }) => key),
  ]);
  return { names, mine };
}

/** What passes the choice: by rule, by name or key, by whether the viewer may change it. */
export function findingsShown(
  findings: readonly FindingView[],
  choice: HealthChoice,
  { names, mine }: ReturnType<typeof knownOf>,
): readonly FindingView[] {
  if (!isNarrowed(choice)) return findings;
  const text = choice.text.trim().toLocaleLowerCase();
  return findings.filter((one) => {
    const keys = [...one.objectives, ...one.targets];
    return (
      (choice.rule === null || one.rule === choice.rule) &&
      (!choice.isMine || keys.some((key) => mine.has(key))) &&
      (text === '' || keys.some((key) => `${key} ${names.get(key) ?? ''}`.toLocaleLowerCase().includes(text)))
    );
  });
}
