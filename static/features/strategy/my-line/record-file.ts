import type { CallOutput } from '../../../../src/contract/calls';
import { numberCell, textCell } from '../../../csv/cells';
import { csvText } from '../../../csv/lines';
import { impedimentWords } from '../../../ui/check-in/impediment-text';

type MyLine = CallOutput<'getMyLine'>;
type MyTarget = MyLine['targets'][number];

/** Targets of the cycle shown: what a record of it is about. */
export const recordedIn = ({ targets }: MyLine): readonly MyTarget[] => targets.filter(({ isShown }) => isShown);

const figuresOf = ({ target: { result } }: MyTarget) => ({
  actual: result.actual,
  expected: result.expected,
  variance: result.variance,
  progress: result.progress,
  status: result.status,
  asOf: result.asOf,
});

const toldOf = (checkIn: MyTarget['record']['checkIns'][number]) => ({
  ...checkIn,
  impediments: checkIn.impediments.map((impediment) => ({
    what: impedimentWords(impediment),
    helper: impediment.helper ?? null,
    resolved: impediment.resolved ?? null,
  })),
});

/** A person's record of a cycle, for themselves: their targets, and what they said of them. */
export function recordFile(line: MyLine) {
  const { now, me, cycle } = line;
  return {
    format: 'throughline.record',
    version: 1,
    at: now,
    account: me,
    cycle: cycle === null ? null : { key: cycle.key, name: cycle.name, start: cycle.start, end: cycle.end },
    targets: recordedIn(line).map((one) => ({
      key: one.target.key,
      name: one.target.name,
      servesObjectives: one.line.map(({ key, name }) => ({ key, name })),
      isOwner: one.isOwner,
      unit: one.target.unit,
      baseline: one.target.baseline,
      goal: one.target.goal,
      due: one.target.due,
      ...figuresOf(one),
      checkIns: { asked: one.record.asked, made: one.record.made, own: one.record.checkIns.map(toldOf) },
    })),
    impediments: {
      raised: line.impediments.raised.map(({ target, at, ...one }) => ({ target, at, what: impedimentWords(one) })),
      asked: line.impediments.asked.map(({ target, at, ...one }) => ({ target, at, what: impedimentWords(one) })),
    },
  };
}

const HEAD = [
  'target', 'name', 'objective', 'goal', 'unit', 'due', 'actual', 'expected', 'variance', 'status', 'checkInsAsked',
  'checkInsMade', 'at', 'value', 'confidence', 'note', 'impediments',
] as const; // prettier-ignore

const number = (value: number | null): string => (value === null ? '' : numberCell(value));

/** The same as a table: a row for each check-in, and one for a target without any. */
export function recordTable(line: MyLine): string {
  const rows = recordedIn(line).flatMap((one) => {
    const { target, record } = one;
    const { result } = target;
    const head = [
      textCell(target.key),
      textCell(target.name),
      textCell(one.line[0]?.name ?? ''),
      number(target.goal),
      textCell(target.unit),
      target.due,
      number(result.actual),
      number(result.expected),
      number(result.variance),
      result.status,
      number(record.asked),
      number(record.made),
    ];
    const said = record.checkIns.map(({ at, value, confidence, note, impediments }) => [
      ...head,
      at,
      number(value),
      confidence ?? '',
      textCell(note),
      textCell(impediments.map(impedimentWords).join('\n')),
    ]);
    return said.length === 0 ? [[...head, '', '', '', '', '']] : said;
  });
  return csvText([HEAD, ...rows]);
}
