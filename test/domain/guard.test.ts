import { finding, type Finding } from '../../src/domain/finding';
import { newFindings } from '../../src/domain/guard';
import { HEALTH_RULES, type HealthRule } from '../../src/domain/health-rule';
import {
  parseAccountId,
  parseObjectiveKey,
  parseTargetKey,
  type ObjectiveKey,
  type TargetKey,
} from '../../src/domain/ids';
import { ruleText } from '../../src/domain/rule-words';

const objective = (key: string): ObjectiveKey => parseObjectiveKey(key) ?? objective('X');
const target = (key: string): TargetKey => parseTargetKey(key) ?? target('X');
const SAME = { before: 3, after: 3 };
const rulesOf = (findings: readonly Finding[]): readonly HealthRule[] => findings.map(({ rule }) => rule);

const orphan = (key: string): Finding => finding('orphan', { objectives: [objective(key)] });
const shared = (...keys: string[]): Finding =>
  finding('competing-targets', { targets: keys.map(target), found: keys.length });
const owns = (found: number): Finding =>
  finding('too-many-targets', { account: parseAccountId('712020:one') ?? null, found, limit: 3 });
const priorities = (found: number, limit: number): Finding => finding('priority-count', { found, limit });

describe('what an edit newly breaks', () => {
  it.each<[string, readonly Finding[], readonly Finding[], typeof SAME, readonly HealthRule[]]>([
    ['nothing that was broken before', [orphan('OBJ-1')], [orphan('OBJ-1')], SAME, []],
    ['another one beside it', [orphan('OBJ-1')], [orphan('OBJ-1'), orphan('OBJ-2')], SAME, ['orphan']],
    ['nothing by making it better', [owns(6)], [owns(5)], SAME, []],
    ['what goes further than before', [owns(5)], [owns(6)], SAME, ['too-many-targets']],
    [
      'a third target on the same work',
      [shared('TGT-1', 'TGT-2')],
      [shared('TGT-1', 'TGT-2', 'TGT-3')],
      SAME,
      ['competing-targets'],
    ],
    ['nothing by taking one of three away', [shared('TGT-1', 'TGT-2', 'TGT-3')], [shared('TGT-2', 'TGT-1')], SAME, []],
    ['a sixth priority', [], [priorities(6, 5)], { before: 5, after: 6 }, ['priority-count']],
    ['nothing by the first priority of a cycle', [], [priorities(1, 3)], { before: 0, after: 1 }, []],
    ['the third but one when one is closed', [], [priorities(2, 3)], { before: 3, after: 2 }, ['priority-count']],
    [
      'nothing by another edit while there are few',
      [priorities(2, 3)],
      [priorities(2, 3)],
      { before: 2, after: 2 },
      [],
    ],
  ])('is %s', (_what, before, after, counts, expected) => {
    expect(rulesOf(newFindings(before, after, counts))).toEqual(expected);
  });

  it('is said in words that name what it is about', () => {
    const about = { objectives: [objective('OBJ-1')], found: 2, limit: 3 };
    for (const rule of HEALTH_RULES) expect(ruleText(finding(rule, about))).toMatch(/^\S.*\.$/);
    expect(ruleText(priorities(1, 3))).toContain('only one objective would');
  });
});
