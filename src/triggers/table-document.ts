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
const HEADINGS = ['Objective and target', 'Target', 'Actual', 'Expected', 'Variance', 'Status', 'As of'];

/** ADF refuses empty text nodes. */
const text = (value: string, isStrong = false): AdfNode =>
  isStrong ? { type: 'text', text: value, marks: [{ type: 'strong' }] } : { type: 'text', text: value };
const paragraph = (...content: readonly AdfNode[]): AdfNode =>
  content.length === 0 ? { type: 'paragraph' } : { type: 'paragraph', content };
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
const row = (...content: readonly AdfNode[]): AdfNode => ({ type: 'tableRow', content });
const status = (name: TargetRow['result']['status']): AdfNode => ({
  type: 'status',
  attrs: { ...STATUS[name], style: '' },
});

const MINUS = '\u2212';
const digits = new Intl.NumberFormat('en', { maximumFractionDigits: 1, signDisplay: 'negative' });
const plain = (value: number): string => digits.format(value).replace('-', MINUS);
const signed = (value: number): string => {
  const shown = plain(value);
  return value > 0 && shown !== '0' ? `+${shown}` : shown;
};
const withUnit = (shown: string, unit: string): string => (unit === '' ? shown : `${shown} ${unit}`);
/** A difference of percentages is in points. */
const varianceUnit = (unit: string): string => (unit === '%' ? 'pts' : unit);
const asOf = (instant: string): string => `${instant.slice(0, 10)} ${instant.slice(11, 16)} UTC`;

function note(result: TargetRow['result']): string {
  if (result.staleSince !== null) return ' (recomputing)';
  return result.complete ? '' : ' (incomplete)';
}

function targetRow({ key, name, goal, unit, result }: TargetRow): AdfNode {
  return row(
    cell(text(`${name} · ${key}`)),
    cell(text(withUnit(plain(goal), unit))),
    cell(text(result.actual === null ? '–' : withUnit(plain(result.actual), unit))),
    cell(text(withUnit(plain(result.expected), unit))),
    cell(text(result.variance === null ? '–' : withUnit(signed(result.variance), varianceUnit(unit)))),
    cell(status(result.status)),
    cell(text(`${asOf(result.asOf)}${note(result)}`)),
  );
}

function objectiveRow({ key, name, roll }: ObjectiveRow): AdfNode {
  const share = (value: number | null): string => (value === null ? '–' : `${plain(value * 100)} %`);
  return row(
    cell(text(`${name} · ${key}`, true)),
    cell(text(roll.measured === roll.of ? '–' : `${roll.measured} of ${roll.of} measured`)),
    cell(text(share(roll.progress), true)),
    cell(text(share(roll.expectedProgress))),
    cell(text(roll.variance === null ? '–' : `${signed(roll.variance * 100)} pts`)),
    cell(status(roll.status)),
    cell(text(roll.asOf === null ? '–' : asOf(roll.asOf))),
  );
}

export const textDocument = (message: string): AdfDocument => ({
  type: 'doc',
  version: 1,
  content: [paragraph(text(message))],
});

export function tableDocument(table: Table): AdfDocument {
  if (table.objectives.length === 0) return textDocument('The chosen objectives no longer exist.');
  const rows = table.objectives.flatMap((objective) => [
    objectiveRow(objective),
    ...table.targets.filter((target) => target.objective === objective.key).map(targetRow),
  ]);
  const missing = table.missing.length === 0 ? [] : [paragraph(text(`No longer there: ${table.missing.join(', ')}.`))];
  return {
    type: 'doc',
    version: 1,
    content: [
      {
        type: 'table',
        attrs: { isNumberColumnEnabled: false, layout: 'default' },
        content: [row(...HEADINGS.map(header)), ...rows],
      },
      ...missing,
    ],
  };
}
