import { inSiteWords } from '../domain/site-words';
import { amountIn, digitsFor, standingIn, type Standing } from '../contract/number-text';
import type { getStrategyTable } from '../usecases/views/strategy-tree';

/** The strategy table in the Atlassian Document Format, so that PDF and Word show what the page shows. */

type Table = Awaited<ReturnType<typeof getStrategyTable>>;
type TargetRow = Table['targets'][number];
type ObjectiveRow = Table['objectives'][number];

export interface AdfNode {
  readonly type: string;
  readonly attrs?: Readonly<Record<string, unknown>>;
  readonly content?: readonly AdfNode[];
  readonly text?: string;
  readonly marks?: ReadonlyArray<{ readonly type: string }>;
}
export interface AdfDocument extends AdfNode {
  readonly type: 'doc';
  readonly version: 1;
}

const STATUS: Readonly<Record<TargetRow['result']['status'], { readonly text: string; readonly color: string }>> = {
  'on-track': { text: 'ON TRACK', color: 'green' },
  'at-risk': { text: 'AT RISK', color: 'yellow' },
  'off-track': { text: 'OFF TRACK', color: 'red' },
  achieved: { text: 'ACHIEVED', color: 'blue' },
  unmeasured: { text: 'UNMEASURED', color: 'neutral' },
};
const HEADINGS = ['Target', 'Actual', 'Expected', 'Variance', 'Status', 'As of'];
/** Of each column, in pixels; by themselves all are as wide, and a day breaks in the middle. Together as wide as a page. */
const WIDTHS = [188, 94, 92, 92, 92, 102, 100];

/** ADF refuses empty text nodes. */
const text = (value: string, isStrong = false): AdfNode =>
  isStrong ? { type: 'text', text: value, marks: [{ type: 'strong' }] } : { type: 'text', text: value };
const paragraph = (...content: readonly AdfNode[]): AdfNode =>
  content.length === 0 ? { type: 'paragraph' } : { type: 'paragraph', content };
/** A name, its key on a line of its own, where it is not cut apart, and under it what more there is to say. */
const named = (name: string, key: string, isStrong = false, more: string | null = null): AdfNode =>
  cell(
    text(name, isStrong),
    { type: 'hardBreak' },
    text(key, isStrong),
    ...(more === null ? [] : [{ type: 'hardBreak' }, text(more)]),
  );
const cell = (...content: readonly AdfNode[]): AdfNode => ({
  type: 'tableCell',
  attrs: {},
  content: [paragraph(...content)],
});
const header = (value: string): AdfNode => ({
  type: 'tableHeader',
  attrs: {},
  content: [paragraph(text(value, true))],
});
const row = (...cells: readonly AdfNode[]): AdfNode => ({
  type: 'tableRow',
  content: cells.map((one, column) => ({ ...one, attrs: { ...one.attrs, colwidth: [WIDTHS[column]] } })),
});
const status = (name: TargetRow['result']['status']): AdfNode => ({
  type: 'status',
  attrs: { ...STATUS[name], style: '' },
});

/** An export has no reader yet, so it is written in English. */
const LOCALE = 'en';
const digitsOf = ({ baseline, goal }: TargetRow): number => digitsFor(goal - baseline);
/** A long unit may stand on a line of its own: kept beside its number it would be cut apart where the column ends. */
const inColumn = (text: string): string => text.replace(/\u00a0(?=\S{4,}$)/, ' ');
const amount = (target: TargetRow, value: number): string =>
  inColumn(amountIn(LOCALE, value, target.unit, digitsOf(target)));

/** Actual, expected and variance in texts that add up; a dash where there is no number. */
function standing(of: Standing, unit: string, least: number) {
  const { actual, expected, variance } = standingIn(LOCALE, of, unit, least);
  const written = (value: string | null): string => (value === null ? '–' : inColumn(value));
  return { actual: written(actual), expected: written(expected), variance: written(variance) };
}
const percent = (share: number | null): string => (share === null ? '–' : amountIn(LOCALE, share * 100, '%', 0));
const asOf = (instant: string): string => `${instant.slice(0, 10)} ${instant.slice(11, 16)}\u00a0UTC`;

function note(staleSince: string | null, complete: boolean): string {
  if (staleSince !== null) return ` (stale since ${asOf(staleSince)})`;
  return complete ? '' : ' (incomplete)';
}

/** A value somebody set by hand is marked, with what it would be by itself. */
function actualText(target: TargetRow, value: string): string {
  const { automatic } = target.result;
  if (automatic === undefined) return value;
  const own = automatic.actual === null ? 'unmeasured' : amount(target, automatic.actual);
  return `${value} (set by hand, automatically ${own})`;
}

function partsText({ measured, of, byHand, kinds }: ObjectiveRow['roll']): string | null {
  const parts = [
    ...(measured === of ? [] : [`${measured} of ${of} measured`]),
    ...(byHand === undefined ? [] : [`${byHand} set by hand`]),
    ...(kinds === undefined ? [] : [`output ${percent(kinds.output)}, outcome ${percent(kinds.outcome)}`]),
  ];
  return parts.length === 0 ? null : parts.join(' · ');
}

function targetRow(target: TargetRow): AdfNode {
  const { key, name, goal, result } = target;
  const { actual, expected, variance } = standing(result, target.unit, digitsOf(target));
  return row(
    named(name, key),
    cell(text(amount(target, goal))),
    cell(text(actualText(target, actual))),
    cell(text(expected)),
    cell(text(variance)),
    cell(status(result.status)),
    cell(text(`${asOf(result.asOf)}${note(result.staleSince, result.complete)}`)),
  );
}

const inPercent = (share: number | null): number | null => (share === null ? null : share * 100);

function objectiveRow({ key, name, roll }: ObjectiveRow): AdfNode {
  const { actual, expected, variance } = standing(
    {
      actual: inPercent(roll.progress),
      expected: inPercent(roll.expectedProgress),
      variance: inPercent(roll.variance),
    },
    '%',
    0,
  );
  return row(
    named(name, key, true, partsText(roll)),
    cell(text('–')),
    cell(text(actual, true)),
    cell(text(expected)),
    cell(text(variance)),
    cell(status(roll.status)),
    cell(
      text(roll.asOf === null ? '–' : `${asOf(roll.asOf)}${note(roll.staleSince ?? null, roll.incomplete !== true)}`),
    ),
  );
}

export const textDocument = (message: string): AdfDocument => ({
  type: 'doc',
  version: 1,
  content: [paragraph(text(message))],
});

/** `before` is said above the table. */
export function tableDocument(table: Table, before?: string): AdfDocument {
  const said = (sentence: string): string => inSiteWords(sentence, table.words);
  if (table.objectives.length === 0)
    return textDocument(said('The chosen objectives do not exist, or you may not see them.'));
  const rows = table.objectives.flatMap((objective) => [
    objectiveRow(objective),
    ...table.targets.filter((target) => target.objective === objective.key).map(targetRow),
  ]);
  // Not by key: somebody else may have chosen what this reader is not to know of.
  const count = table.missing.length;
  const unseen = `${count} of the chosen objectives ${count === 1 ? 'is' : 'are'} not shown: not there, or not for you to see.`;
  const missing = count === 0 ? [] : [paragraph(text(said(unseen)))];
  return {
    type: 'doc',
    version: 1,
    content: [
      ...(before === undefined ? [] : [paragraph(text(before))]),
      {
        type: 'table',
        attrs: { isNumberColumnEnabled: false, layout: 'default' },
        content: [row(...[said('Objective and target'), ...HEADINGS].map(header)), ...rows],
      },
      ...missing,
    ],
  };
}
