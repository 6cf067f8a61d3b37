import { VIEWS, type StrategyViewName } from './view-names';
import { CYCLE_TABS, OBJECTIVE_TABS, TARGET_TABS, type Selection } from './selection';

/** What the address of the page names: a cycle, the view of it, and what is open in it. */
export interface Named {
  readonly cycle: string | null;
  readonly view: StrategyViewName;
  readonly selection: Selection | null;
}

const TABS = { objective: OBJECTIVE_TABS, target: TARGET_TABS, cycle: CYCLE_TABS } as const;
const isKind = (text: string | undefined): text is Selection['kind'] =>
  text === 'objective' || text === 'target' || text === 'cycle';

/** `/FY26/tree/objective/OBJ-3/history`; the view where the page opens is not said. What is being done is not in it: a link opens what there is to read. */
export function pathOf({ cycle, view, selection }: Named): string {
  const shown = view === VIEWS[0] ? [] : [view];
  const open = selection === null ? [] : [selection.kind, selection.key];
  const steps = cycle === null ? [] : [cycle, ...shown, ...open];
  const tab = selection?.tab;
  const isSaid = cycle !== null && selection !== null && tab !== undefined && tab !== TABS[selection.kind][0];
  return `/${[...steps, ...(isSaid ? [tab] : [])].map(encodeURIComponent).join('/')}`;
}

function decoded(step: string): string {
  try {
    return decodeURIComponent(step);
  } catch {
    // Typed by hand; it then names nothing.
    return '';
  }
}

/** What a path names, as far as it can be read. */
export function namedIn(path: string): Named {
  const [cycle, ...rest] = path
    .split('/')
    .map(decoded)
    .filter((step) => step !== '');
  const named = VIEWS.find((one) => one === rest[0]);
  const view = named ?? VIEWS[0];
  const [kind, key, tab] = named === undefined ? rest : rest.slice(1);
  if (cycle === undefined) return { cycle: null, view, selection: null };
  if (!isKind(kind) || key === undefined) return { cycle, view, selection: null };
  const known = TABS[kind].find((one) => one === tab);
  return { cycle, view, selection: { kind, key, ...(known === undefined ? {} : { tab: known }) } };
}
