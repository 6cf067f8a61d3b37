/** Thirty and more ways to break a strategy file, each a change of a file that is right. */
type Json = Record<string, unknown>;
type Break = (file: Json) => unknown;

const entry =
  (list: string, index: number, change: Json): Break =>
  (file) => {
    const entries = [...(file[list] as Json[])];
    entries[index] = { ...entries[index], ...change };
    return { ...file, [list]: entries };
  };
const added =
  (list: string, ...more: unknown[]): Break =>
  (file) => ({ ...file, [list]: [...((file[list] as unknown[]) ?? []), ...more] });
const whole =
  (change: Json): Break =>
  (file) => ({ ...file, ...change });
const target = (change: Json): Break => entry('targets', 0, change);
const objective = (change: Json): Break => entry('objectives', 1, change);

const BREAKS: ReadonlyArray<readonly [string, Break]> = [
  ['no format', whole({ format: undefined })],
  ['another format', whole({ format: 'okr' })],
  ['a version to come', whole({ version: 2 })],
  ['a version as text', whole({ version: '1' })],
  ['a part nobody knows', whole({ goals: [] })],
  ['an object for a list', whole({ targets: {} })],
  ['null for a list', whole({ links: null })],
  ['settings as a list', whole({ settings: [] })],
  ['a credit above 1', whole({ settings: { credit: { new: 0, indeterminate: 0, done: 2 } } })],
  ['a cycle that ends before it starts', entry('cycles', 0, { start: '2022-01-01' })],
  ['a day that does not exist', entry('cycles', 0, { end: '2021-02-30' })],
  ['a cycle without a name', entry('cycles', 0, { name: '' })],
  ['a key with a space', objective({ key: 'OBJ 2' })],
  ['an unknown level', objective({ level: 'galaxy' })],
  ['an unknown status', objective({ status: 'asleep' })],
  ['an unknown cycle', objective({ cycle: 'FY99' })],
  ['an unknown parent', objective({ parent: 'OBJ-99' })],
  ['its own parent', objective({ parent: 'OBJ-2' })],
  ['a loop of parents', entry('objectives', 0, { parent: 'OBJ-2' })],
  ['a negative weight', objective({ weight: -1 })],
  ['a weight beside which nothing counts', objective({ weight: 1e50 })],
  ['a name of signs that nobody sees', objective({ name: '\u200B\u200F\uFEFF' })],
  ['a restriction to one account, not in a list', objective({ restrictedTo: { accounts: 'ada', groups: [] } })],
  ['a malformed owner', objective({ owner: 'Ada Lovelace' })],
  ['an objective twice', added('objectives', { key: 'OBJ-2', name: 'Again', cycle: 'FY21', level: 'team' })],
  ['an unknown objective', target({ objective: 'OBJ-99' })],
  ['a goal that is text', target({ goal: '100' })],
  ['a due day before the start', target({ due: '2020-01-01' })],
  ['an unknown measure', target({ measure: { type: 'vibes' } })],
  ['an unknown weight field', target({ measure: { type: 'completion', weighBy: 'a b' } })],
  ['a property nobody knows', target({ colour: 'red' })],
  ['a link to an unknown target', added('links', { target: 'TGT-99', issue: 'ONE-1' })],
  ['a link to an unknown issue', added('links', { target: 'TGT-1', issue: 'ONE-99' })],
  ['a link to both', added('links', { target: 'TGT-1', issue: 'ONE-1', jql: 'project = ONE' })],
  ['a link to nothing', added('links', { target: 'TGT-1' })],
  ['JQL that is broken', added('links', { target: 'TGT-1', jql: 'project = ONE AND' })],
  ['JQL about nothing there is', added('links', { target: 'TGT-1', jql: 'project = NOWHERE' })],
  ['a check-in for work', added('checkIns', { target: 'TGT-1', at: '2021-03-31', value: 4 })],
  ['a check-in for nothing', added('checkIns', { target: 'TGT-99', at: '2021-03-31', value: 4 })],
  ['entries that are no objects', whole({ objectives: [1, 'x', null, []] })],
];

export const brokenFrom = (file: Json): ReadonlyArray<readonly [string, unknown]> =>
  BREAKS.map(([name, change]) => [name, JSON.parse(JSON.stringify(change(file))) as unknown]);
